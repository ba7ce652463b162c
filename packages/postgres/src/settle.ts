import { err, type Fault, FaultError, ok, type Result } from '@eupraxia/kernel';
import { fault } from './errors.ts';

/** Ends an edge whose steps throw: a thrown fault becomes a refusal, anything else is a bug and goes on up. */
export async function settle<T>(work: () => Promise<T>): Promise<Result<T, Fault>> {
  try {
    return ok(await work());
  } catch (error) {
    if (error instanceof FaultError) return err(error.fault);
    throw error;
  }
}

/** Runs steps on files of the data folder; what the file system refuses becomes a coded fault that names the path. */
export async function onFiles<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw fileFault(error, folder);
  }
}

function fileFault(error: unknown, folder: string): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  const path = 'path' in error && typeof error.path === 'string' ? error.path : folder;
  switch (error.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new FaultError(fault('EUP_STORE_DISK_FULL', { path: folder }));
    case 'EROFS':
      return new FaultError(fault('EUP_STORE_DATA_READ_ONLY', { path }));
    case 'EACCES':
    case 'EPERM':
      return new FaultError(fault('EUP_STORE_DATA_NOT_WRITABLE', { path }));
    case 'ENOTDIR':
    case 'EEXIST':
    case 'ELOOP':
    case 'ENAMETOOLONG':
      return new FaultError(fault('EUP_STORE_DATA_NOT_A_FOLDER', { path }));
    default:
      return error;
  }
}
