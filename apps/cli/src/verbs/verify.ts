import { recount } from '@eupraxia/claims';
import { readLog } from '@eupraxia/clinical';
import { type Sealed, verifySeal, verifySecondSignature } from '@eupraxia/clinical/note';
import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { parseBundle } from '../bundle.ts';
import { fault } from '../errors.ts';
import type { Io } from '../io.ts';
import { readJson } from '../read.ts';
import { table } from '../table.ts';
import { type Answer, parseVerb } from '../verb.ts';

/** `verify FILE|-`: recomputes the seal of every signed note and second signature of an export, without the database that it came from. */
export async function verify(args: readonly string[], io: Io): Promise<Result<Answer, Fault>> {
  const parsed = parseVerb('verify', args, {}, 1);
  if (!parsed.ok) return parsed;
  const input = await readJson(parsed.value.files[0] ?? '-', 'an exported visit (export --as bundle)', io);
  if (!input.ok) return input;
  const bundle = parseBundle(input.value);
  if (!bundle.ok) return bundle;
  const { signedNotes, signatures = [], events } = bundle.value;
  if (signedNotes.length === 0) return err(fault('EUP_CLI_UNSIGNED'));
  const log = readLog(events);
  const notes: { id: string; kind: string; signedAt: string; signedBy: string; hash: string; covers: Sealed['covers'] }[] = [];
  for (const signed of signedNotes) {
    const seal = verifySeal(log, signed, recount);
    if (!seal.ok) return seal;
    const { id, kind, signedAt, signedBy } = signed;
    notes.push({
      id,
      kind,
      signedAt: new Date(signedAt).toISOString(),
      signedBy: `${signedBy.name}, ${signedBy.credentials}`,
      hash: seal.value.hash,
      covers: seal.value.covers,
    });
  }
  for (const signature of signatures) {
    const second = verifySecondSignature(signedNotes, signature);
    if (!second.ok) return second;
    const { id, capacity, signedAt, signedBy, seal } = signature;
    notes.push({
      ...{ id, kind: capacity, signedAt: new Date(signedAt).toISOString() },
      ...{ signedBy: `${signedBy.name}, ${signedBy.credentials}`, hash: seal, covers: 'signature' },
    });
  }
  const rows = notes.map((one) => [one.kind, one.signedAt, one.signedBy, one.covers, one.hash]);
  const older = notes.some((one) => one.covers === 'content')
    ? '\n\nA note marked "content" was signed by an older program: its seal does not cover who signed it or when.'
    : '';
  return ok({
    json: { verdict: 'holds', events: events.length, notes },
    text: `The seal holds.\n\n${table(['note', 'signed', 'by', 'covers', 'seal'], rows)}${older}`,
  });
}
