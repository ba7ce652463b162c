import { codingToSign } from '@eupraxia/claims';
import { type Heads, logThrough, readLog } from '@eupraxia/clinical';
import {
  addendumOptions,
  composeNote,
  defaultLocale,
  type Note,
  type SignedNote,
  sealNote,
  unreadHolding,
} from '@eupraxia/clinical/note';
import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { visitFault } from '../../visit/errors.ts';
import type { Journal } from '../../visit/log/journal.ts';

/** What the server is asked to sign. */
export interface Asked {
  readonly visitId: string;
  readonly kind: Note['kind'];
  readonly through: Heads;
  readonly hash: string;
}

/** What came of a signature: signed, entries that only this browser has, or why not. */
export type Signed = Result<true, Fault> | { readonly ok: false; readonly waiting: number };

/**
 * How often a note is composed anew because something was stored meanwhile. A round takes about 50 ms on the line, so
 * this holds against a colleague who taps as fast as hands can.
 */
const mostRounds = 20;

/**
 * Signs a visit's note: sends and fetches, composes from everything that the server has acknowledged, and lets the
 * server compose the same. Where events were stored in between, it begins again. Whatever forbids the signature in any
 * entry that is kept here, sent or not, forbids it: a STOP pressed in another tab a moment ago stops the signature too.
 *
 * @param sign asks the server; throws what `faultOf` makes a fault of
 */
export async function signNote(
  journal: Pick<Journal, 'visitId' | 'flush' | 'state' | 'clock'>,
  kind: Note['kind'],
  versions: SignedNote['versions'],
  sign: (asked: Asked) => Promise<unknown>,
  faultOf: (thrown: unknown) => Fault,
): Promise<Signed> {
  for (let round = 1; ; round++) {
    if (!(await journal.flush())) return { ok: false, waiting: journal.state().waiting };
    const { envelopes, acknowledged, notes } = journal.state();
    const options = kind === 'addendum' ? addendumOptions(notes) : { locale: defaultLocale };
    const whole = readLog(envelopes);
    const blocking = composeNote(whole, options).findings.filter(({ severity }) => severity === 'blocks');
    if (blocking.length > 0)
      return err(visitFault('EUP_VISIT_NOTE_BLOCKED', { why: blocking.map(({ text }) => text).join(' ') }));
    const holding = unreadHolding(whole, journal.clock.now());
    if (holding.length > 0) return err(visitFault('EUP_VISIT_NOTE_UNREAD', { count: holding.length }));
    const log = logThrough(whole, acknowledged);
    const note = composeNote(log, options);
    try {
      await sign({
        visitId: journal.visitId,
        kind,
        through: { ...note.through },
        hash: sealNote(log, note, versions, codingToSign(log, notes)),
      });
      return ok(true);
    } catch (thrown) {
      const fault = faultOf(thrown);
      if (fault.code !== 'EUP_SERVER_NOTE_BEHIND' || round === mostRounds) return err(fault);
    }
  }
}
