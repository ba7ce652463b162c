import { dayIn } from '@eupraxia/clinical';
import { dayShort, noteTimeOf } from '../../app/days.ts';
import { language } from '../../text/i18n.ts';

/** A time of the day in the clinic's zone as the note beside it writes it. `at` is UTC ms. */
export const timeHere = (zone: string, at: number): string => noteTimeOf(at, zone, language);

/** When a signature was given, as day and time for one sentence. `at` is UTC ms. */
export const signedWhen = (zone: string, at: number): { readonly day: string; readonly time: string } => ({
  day: dayShort(dayIn(zone, at), language),
  time: timeHere(zone, at),
});
