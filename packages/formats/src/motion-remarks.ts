import type { MotionUnits } from './motion-blocks.ts';
import type { RemarkList } from './remarks.ts';

const why = {
  given: 'it was given',
  samples: 'only so the samples agree with gravity',
  assumed: 'the file states no unit and its samples do not tell',
} as const;

/** Says of each unit that the file does not state by what it was taken. */
export function unitRemarks({ acc, gyr }: MotionUnits, remarks: RemarkList): void {
  if (acc.by !== 'named') remarks.add('FORMATS_TAKEN_AS', { what: 'The unit of acceleration', as: acc.unit, why: why[acc.by] });
  if (gyr.by !== 'named') remarks.add('FORMATS_TAKEN_AS', { what: 'The unit of angular rate', as: gyr.unit, why: why[gyr.by] });
}
