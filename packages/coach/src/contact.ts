import { noContact } from './contact-state.ts';
import { help } from './help-event.ts';
import { noTrial } from './open-trial.ts';
import type { Draft, Measure } from './state.ts';

/** A level below this share of the noise is none: the RMS of 50 ms of noise alone scatters by about a fifth. */
const underNoise = 0.5;
/** Where rest itself was measured near the noise, a mean that lies below it by no more than its own scatter is that rest. */
const restNearNoise = 1.5;
const scatterOfMean = 0.1;

/** Whether a level lies under the channel's own noise, so that no muscle is behind it. */
export const isUnderNoise = (level: number, { noise, watchesContact }: Measure): boolean =>
  watchesContact && level < underNoise * noise;

/**
 * Follows the electrode sample by sample. Under the channel's own noise for `contactSeconds` there is no electrode: the trial
 * under way is dropped (so it is where the mean stays under the noise for as long, where rest is to be the success), nothing counts and nothing is praised until half a second at or above the noise has proved contact
 * again. Rest is believed for `proofSeconds` of signal after each proof. Allocates nothing but at a halt.
 * @returns whether the sample may be practice
 */
export function watchContact(draft: Draft, measure: Measure, at: number, level: number): boolean {
  if (!measure.watchesContact) return true;
  const { contact } = draft.state;
  if (level < underNoise * measure.noise) {
    contact.under++;
    contact.back = 0;
  } else if (++contact.back >= measure.back) contact.under = 0;
  if (contact.age >= 0) contact.age++;
  prove(draft, measure, at, level);
  const tooLow = measure.stays && contact.low * measure.window >= measure.under;
  if (!contact.off && (contact.under >= measure.under || tooLow)) halt(draft, measure, at);
  return !contact.off;
}

/** Whether rest may be believed now: contact was proved, and not too long ago. */
export function isContactProved({ state: { contact } }: Draft, { proof, watchesContact }: Measure): boolean {
  return !watchesContact || (!contact.off && contact.low < 2 && contact.age >= 0 && contact.age <= proof);
}

/** Asks once for a test contraction or a stretch, where rest cannot be believed any more. */
export function askForTest(draft: Draft, at: number): void {
  const { state, cues } = draft;
  if (state.contact.asked) return;
  state.contact.asked = true;
  cues.push({ at, to: 'therapist', key: 'test-contraction' });
  help(draft, { at, what: 'question', why: 'contact', key: 'test-contraction' });
}

/** The least mean of a window that may be a muscle at rest. */
function leastMean({ rest }: Draft['state']['plan'], noise: number): number {
  return rest !== null && rest.mean < restNearNoise * noise ? (1 - scatterOfMean) * noise : noise;
}

/** Half a second whose mean is at or above the noise proves contact: tone, a contraction, a stretch. */
function prove({ state, cues }: Draft, { origin, rate, noise, window }: Measure, at: number, level: number): void {
  const { contact } = state;
  contact.sum += level;
  if (++contact.count < window) return;
  const mean = contact.sum / contact.count;
  contact.sum = 0;
  contact.count = 0;
  contact.low = mean < leastMean(state.plan, noise) ? contact.low + 1 : 0;
  if (mean < noise) return;
  contact.age = 0;
  contact.asked = false;
  if (!contact.off) return;
  contact.off = false;
  contact.under = 0;
  state.open = noTrial('release', state.zone);
  cues.push({ at: origin + at / rate, to: 'therapist', key: 'contact-back' });
}

function halt(draft: Draft, { origin, rate }: Measure, sample: number): void {
  const { state, cues } = draft;
  const at = origin + sample / rate;
  state.contact = { ...noContact(), off: true };
  state.open = noTrial('release', state.zone);
  state.shown = null;
  cues.push({ at, to: 'therapist', key: 'check-electrode' });
  help(draft, { at, what: 'electrode', why: 'contact', key: 'check-electrode' });
}
