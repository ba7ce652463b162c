/** What a time of a STOP card says. */
export type StopTimeKey =
  | 'seizureFive'
  | 'faintingMinute'
  | 'dysreflexiaReading'
  | 'dysreflexiaWatch'
  | 'headStrikeCheck'
  | 'anaphylaxisSecond'
  | 'glucoseAgain'
  | 'pressureAgain'
  | 'breathFive'
  | 'skinTen';

/** A time that the steps of a stop rule ask for. */
interface StopTimeRule {
  readonly key: StopTimeKey;
  /** Seconds after STOP, or after the last reading where `from` says so. */
  readonly after: number;
  /** Seconds after which it comes again; absent where it comes once. */
  readonly every?: number;
  readonly from?: 'reading';
}

/** Times by the id of the rule’s row. They say what its steps say, and no more. */
const rules: Readonly<Record<string, readonly StopTimeRule[]>> = {
  'stop-seizure': [{ key: 'seizureFive', after: 300 }],
  'stop-fainting': [{ key: 'faintingMinute', after: 60 }],
  'autonomic-dysreflexia': [
    { key: 'dysreflexiaReading', after: 120, every: 120, from: 'reading' },
    { key: 'dysreflexiaWatch', after: 7200 },
  ],
  'stop-head-strike': [{ key: 'headStrikeCheck', after: 300, every: 300 }],
  'stop-anaphylaxis': [{ key: 'anaphylaxisSecond', after: 300 }],
  'stop-hypoglycemia': [{ key: 'glucoseAgain', after: 900, every: 900, from: 'reading' }],
  'stop-pressure-limit': [{ key: 'pressureAgain', after: 300 }],
  'stop-breathlessness': [{ key: 'breathFive', after: 300 }],
  'stop-skin': [{ key: 'skinTen', after: 600 }],
};

/** A time as the card shows it. */
export interface StopTime {
  readonly key: StopTimeKey;
  /** UTC ms. */
  readonly at: number;
  /** Whole seconds until then; 0 or less once it is due. */
  readonly left: number;
}

/**
 * The times that the rows of a STOP ask for.
 * @param pressedAt UTC ms of the STOP
 * @param readAt UTC ms of the last vital signs after it; null where none were taken
 * @param now UTC ms
 */
export function stopTimes(rows: readonly string[], pressedAt: number, readAt: number | null, now: number): readonly StopTime[] {
  return rows.flatMap((id) =>
    (rules[id] ?? []).map(({ key, after, every, from }) => {
      const begin = from === 'reading' ? (readAt ?? pressedAt) : pressedAt;
      let at = begin + after * 1000;
      // What comes again and again is due for a minute, then the next one is shown; a reading is due until it is taken.
      if (every !== undefined && from === undefined) while (now - at >= 60_000) at += every * 1000;
      return { key, at, left: Math.ceil((at - now) / 1000) };
    }),
  );
}
