import type { Heads } from '../log/event.ts';
import type { VisitLog } from '../log/read.ts';
import type { Note } from './shape.ts';
/** Composes the note of a log. */
export function composeNote(log: VisitLog, options: { readonly locale: 'en'; readonly since?: Heads }): Note {
  return {
    kind: options.since === undefined ? 'treatment' : 'addendum',
    title: 'Treatment note',
    locale: options.locale,
    ...(options.since === undefined ? {} : { since: options.since }),
    sections: [],
    findings: [],
    through: log.heads,
    events: log.all.length,
  };
}
