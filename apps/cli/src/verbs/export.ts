import type { Envelope } from '@eupraxia/clinical';
import type { NoteSignature, SignedNote } from '@eupraxia/clinical/note';
import { err, type Fault, isUuid, ok, type Result } from '@eupraxia/kernel';
import { eventsBeyond, notesOf, type Store, signaturesOf, systemActor } from '@eupraxia/store';
import { reachStore } from '../database.ts';
import { fault } from '../errors.ts';
import type { Io } from '../io.ts';
import { dataFolder } from '../place.ts';
import { type Answer, parseVerb, wrongUsage } from '../verb.ts';
import { writeWhole } from '../write.ts';

const options = {
  visit: { type: 'string' },
  as: { type: 'string' },
  out: { type: 'string' },
  clinic: { type: 'string' },
  data: { type: 'string' },
} as const;

/**
 * `export --visit ID`: one visit of this computer's database, as the log that `note` reads or the bundle that `verify`
 * checks. Whoever may run it on this computer may read the chart, and the audit says that the operator did.
 */
export async function exportVisit(args: readonly string[], io: Io): Promise<Result<Answer, Fault>> {
  const parsed = parseVerb('export', args, options, 0);
  if (!parsed.ok) return parsed;
  const { visit, as = 'bundle', out, clinic, data } = parsed.value.values;
  const refused = (what: string) => err(wrongUsage('export', what));
  if (visit === undefined) return refused('--visit is missing');
  if (!isUuid(visit)) return refused(`--visit "${visit}" is not an id`);
  if (clinic !== undefined && !isUuid(clinic)) return refused(`--clinic "${clinic}" is not an id`);
  if (as !== 'log' && as !== 'bundle') return refused(`--as "${as}" is not log or bundle`);
  const reached = await reachStore(dataFolder(data, io), io);
  if (!reached.ok) return reached;
  const { store, close } = reached.value;
  try {
    const whole = await findVisit(store, visit, clinic);
    if (!whole.ok) return whole;
    const text =
      as === 'log'
        ? whole.value.events.map((event) => `${JSON.stringify(event)}\n`).join('')
        : `${JSON.stringify(whole.value)}\n`;
    const { events, signedNotes } = whole.value;
    if (out === undefined) return ok({ json: as === 'log' ? events : whole.value, text });
    const written = await writeWhole(out, text);
    if (!written.ok) return written;
    return ok({
      json: { file: out, as, events: events.length, signedNotes: signedNotes.length },
      text: `${out}: ${events.length} events${as === 'bundle' ? `, signed notes: ${signedNotes.length}` : ''}.\n`,
    });
  } finally {
    await close();
  }
}

interface WholeVisit {
  readonly signedNotes: readonly SignedNote[];
  /** Absent where no second signature was given. */
  readonly signatures?: readonly NoteSignature[];
  readonly events: readonly Envelope[];
}

/** Looks through the clinics that anybody belongs to, or the one that was named. */
async function findVisit(store: Store, visitId: string, clinic: string | undefined): Promise<Result<WholeVisit, Fault>> {
  for (const clinicId of clinic === undefined ? await clinicIds(store) : [clinic]) {
    const found = await store.tenant(systemActor(clinicId, 'export'), async (tx): Promise<Result<WholeVisit, Fault>> => {
      const events: Envelope[] = [];
      const heads: Record<string, number> = {};
      for (let more = true; more; ) {
        const page = await eventsBeyond(tx, visitId, heads, pageLength);
        if (!page.ok) return page;
        for (const event of page.value.events) {
          events.push(event);
          heads[event.writer] = event.seq;
        }
        more = page.value.more && page.value.events.length > 0;
      }
      const notes = await notesOf(tx, visitId);
      if (!notes.ok) return notes;
      const signatures = await signaturesOf(tx, visitId);
      return ok({
        signedNotes: notes.value,
        ...(signatures.length === 0 ? {} : { signatures }),
        events: openedFirst(events),
      });
    });
    if (found.ok || found.error.code !== 'EUP_STORE_VISIT_UNKNOWN') return found;
  }
  return err(fault('EUP_CLI_VISIT_UNKNOWN', { visit: visitId }));
}

const pageLength = 1000;

async function clinicIds(store: Store): Promise<readonly string[]> {
  const users = await store.authPool.query<{ id: string }>('select id from "user"');
  const ids = new Set<string>();
  for (const { id } of users.rows) for (const membership of await store.memberships(id)) ids.add(membership.clinicId);
  return [...ids];
}

/** A log begins with its opening; the rest keeps the order of the streams. */
function openedFirst(events: readonly Envelope[]): readonly Envelope[] {
  const opened = events.filter((event) => event.kind === 'visit.opened');
  return [...opened, ...events.filter((event) => event.kind !== 'visit.opened')];
}
