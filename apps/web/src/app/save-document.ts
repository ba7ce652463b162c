import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { clinicHeader, fetchOwn } from './client.ts';
import { faultFrom, faultOfResponse } from './fault.ts';

/** Fetches a document of the clinic and hands it to the browser to keep under a name. */
export async function saveDocument(path: string, name: string): Promise<Result<void, Fault>> {
  try {
    const answer = await fetchOwn(path, { headers: clinicHeader() });
    if (!answer.ok) {
      const body: unknown = await answer.json().catch(() => null);
      return err(faultOfResponse(answer.status, body));
    }
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await answer.blob());
    link.download = name;
    link.click();
    // The browser has taken hold of the file by the next turn; kept longer, it would stay in memory.
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    return ok(undefined);
  } catch (problem) {
    return err(faultFrom(problem));
  }
}
