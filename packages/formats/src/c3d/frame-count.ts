import type { RemarkList } from '../remarks.ts';
import { majority, type Statement } from './agree.ts';
import { type C3dGroup, numbersOf } from './details.ts';
import type { C3dHeader } from './header.ts';

/** How many numbers 16 bits hold: longer files say more elsewhere, or nowhere. */
const words = 0x10000;

/**
 * How many frames the file says that it has. The header counts them in 16 bits; longer files say so in TRIAL (two words
 * each), POINT:LONG_FRAMES or POINT:FRAMES. What only wraps at 16 bits is the same number; other differences are told.
 * `confirmed` where more than one place says it.
 */
export function statedFrames(
  header: C3dHeader,
  groups: readonly C3dGroup[],
  remarks: RemarkList,
): { readonly frames: number; readonly confirmed: boolean } {
  const all: Statement[] = [];
  const state = (from: string, value: number): void => {
    if (Number.isFinite(value) && value >= 1) all.push({ from, value: Math.round(value) });
  };
  state('the header', header.lastFrame - header.firstFrame + 1);
  const first = longOf(groups, 'ACTUAL_START_FIELD');
  const last = longOf(groups, 'ACTUAL_END_FIELD');
  if (first !== undefined && last !== undefined) state('TRIAL', last - first + 1);
  const frames = numbersOf(groups, 'POINT', 'FRAMES')[0];
  if (frames !== undefined) state('POINT:FRAMES', frames < 0 ? frames + words : frames);
  const long = numbersOf(groups, 'POINT', 'LONG_FRAMES')[0];
  if (long !== undefined) state('POINT:LONG_FRAMES', long);
  // A number that 16 bits hold says nothing against one that they cannot hold, where it is full or the rest of it.
  const most = Math.max(0, ...all.map(({ value }) => value));
  const meant = all.filter(
    ({ value }) =>
      value === most ||
      !(most >= words && (header.lastFrame === words - 1 || value % words === most % words || value === words - 1)),
  );
  const found = majority(meant);
  if (found?.told !== undefined)
    remarks.add('FORMATS_DISAGREES', { what: 'the number of frames', told: found.told, used: found.value });
  return { frames: found?.value ?? 0, confirmed: all.filter(({ value }) => value === found?.value).length > 1 };
}

/** A number in two words, the low one first. */
function longOf(groups: readonly C3dGroup[], name: string): number | undefined {
  const [low, high = 0] = numbersOf(groups, 'TRIAL', name).map((word) => word & 0xffff);
  return low === undefined ? undefined : low + high * words;
}
