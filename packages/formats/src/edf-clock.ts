import { fault } from './errors.ts';
import { refuse } from './reading.ts';
import type { RemarkList } from './remarks.ts';

/** Single records whose times are passed over are told so often. */
const mostDenied = 5;
/** Thirty days, s. */
const longestPause = 2_592_000;

interface Clocked {
  readonly recordSeconds: number;
  readonly discontinuous: boolean;
  readonly tracks: readonly { readonly track: { readonly rate: number } }[];
}

/**
 * Tells when records begin, from what their annotations say. In EDF+D a record begins when it says so; in a file that
 * calls itself continuous a pause counts only where the record behind it confirms it.
 */
export class RecordClock {
  readonly #recordSeconds: number;
  readonly #discontinuous: boolean;
  readonly #tolerance: number;
  readonly #remarks: RemarkList;
  #last: { readonly record: number; readonly onset: number } | undefined;
  #overlapped = false;
  #passed = 0;

  constructor({ recordSeconds, discontinuous, tracks }: Clocked, remarks: RemarkList) {
    this.#recordSeconds = recordSeconds;
    this.#discontinuous = discontinuous;
    // A pause of less than half a sample cannot be shown.
    this.#tolerance = Math.max(1e-3, 0.5 / (tracks[0]?.track.rate ?? 1));
    this.#remarks = remarks;
  }

  /**
   * When a record begins, where that isn't when the one before ended; seconds since the first record began.
   * @param record its number from 0
   * @param onset what it says, since the first record
   * @param due when the one before ended
   * @param next what the record behind it says
   * Errors, thrown: EUP_FORMATS_ONSET, _ORDER, _GAP, of EDF+D.
   */
  jump(record: number, onset: number | undefined, due: number, next: number | undefined): number | undefined {
    const last = this.#last;
    if (onset === undefined) {
      if (this.#discontinuous) refuse(fault('EUP_FORMATS_ONSET', { record: record + 1 }));
      return undefined;
    }
    if (this.#discontinuous) {
      // A record that says a later time than the one behind it is wrong, not that one.
      if (onset - due > this.#tolerance && next !== undefined && next < onset) return this.#denied(record);
      this.#last = { record, onset };
      if (Math.abs(onset - due) < this.#tolerance) return undefined;
      if (onset - due > longestPause) refuse(fault('EUP_FORMATS_GAP', { found: Math.round(onset - due), most: longestPause }));
      if (onset > due) return onset;
      if (last !== undefined && onset <= last.onset) refuse(fault('EUP_FORMATS_ORDER', { where: `record ${record + 1}` }));
      this.#overlap(record, due - onset);
      return undefined;
    }
    if (last === undefined) {
      this.#last = { record, onset };
      return undefined;
    }
    const away = onset - (last.onset + (record - last.record) * this.#recordSeconds);
    if (Math.abs(away) < this.#tolerance) {
      this.#last = { record, onset };
      return undefined;
    }
    const confirmed = next === undefined || Math.abs(next - onset - this.#recordSeconds) < this.#tolerance;
    if (!confirmed) return this.#denied(record);
    this.#last = { record, onset };
    if (away < 0) {
      this.#overlap(record, -away);
      return undefined;
    }
    this.#remarks.add('FORMATS_LOST_PART', {
      what: `A stretch of ${Number(away.toFixed(6))} s before record ${record + 1}`,
      why: 'the file calls itself continuous, the times of its records have a pause there',
    });
    return due + away;
  }

  #denied(record: number): undefined {
    if (this.#passed++ >= mostDenied) return;
    this.#remarks.add('FORMATS_LEFT_OUT', {
      what: `The time that record ${record + 1} states`,
      why: 'the records around it say otherwise',
    });
  }

  /** Told once: each record that follows overlaps as well. */
  #overlap(record: number, by: number): void {
    if (this.#overlapped) return;
    this.#overlapped = true;
    this.#remarks.add('FORMATS_TAKEN_AS', {
      what: `Record ${record + 1}`,
      as: 'following the one before without a pause',
      why: `it says that it began ${Number(by.toFixed(6))} s before that one ended`,
    });
  }
}

/**
 * How long a record lasts by the times that the first records state, where all of them step alike; undefined where
 * there are none, or none that agree.
 */
export function stepOf(onsets: readonly (number | undefined)[]): number | undefined {
  const steps = onsets.slice(1).map((onset, k) => (onset ?? Number.NaN) - (onsets[k] ?? Number.NaN));
  const [first] = steps;
  if (first === undefined || !(first > 0)) return undefined;
  return steps.every((step) => Math.abs(step - first) <= Math.max(1e-6, 1e-6 * first)) ? first : undefined;
}
