/**
 * What a reader tells of a recording that it read all the same, a row for each kind. The sentence says what was found, what
 * the file says and what became of it; braces are filled in: `{lost:sample|samples}` with the number
 * and the word for it, `{what:small}` as within a sentence.
 */
export const formatsRemarks = {
  FORMATS_CUT_OFF: 'The file ends early: {found} of {stated} {what} are there. What is there was read.',
  FORMATS_MORE: 'The file says {stated} {what}, and {found} are there. All of them were read.',
  FORMATS_RATE_FROM_TIMES: 'The file says {stated} samples per second; its times say {found}, which was used.',
  FORMATS_LOST_PART: '{what} could not be read ({why}). It counts as lost; the rest was read.',
  FORMATS_LEFT_OUT: 'Left out: {what:small} ({why}).',
  FORMATS_TAKEN_AS: 'Taken as {as}: {what:small} ({why}).',
  FORMATS_BREAKS_OFF: 'The file breaks off within {where}. What was whole before it was read.',
  FORMATS_NO_SCALE: '{what} is given in counts, as it is stored: {why}, so that its unit cannot be known.',
  FORMATS_DISAGREES: 'The file gives different values for {what}: {told}. {used} was used.',
  FORMATS_COUNT_DIFFERS: 'The file says {stated} {what}; {found} are there, and those were read.',
  FORMATS_TIMES_NONE: 'The file has no usable times, so its stated rate of {used} samples per second could not be checked.',
  FORMATS_RATE_ROUGH: 'The rate {rate} Hz follows from few or coarse times and is known to {percent} % only.',
  FORMATS_GAPS:
    'Track {track}: {lost:sample is|samples are} missing in {places:place|places}, first before line {line}; what is missing counts as lost.',
  FORMATS_LOST_NAMED:
    'Annotations of the file call {lost:sample|samples} lost ({places:annotation|annotations}); they count as lost.',
  FORMATS_LOST_UNKNOWN:
    'The annotation "{text}" at {at} s calls samples lost, but {why}: those samples were read as the file holds them.',
  FORMATS_WORDS_LOST:
    '{cells:cell holds a word|cells hold words} in place of a number and count as lost, first "{found}" in line {line}, column {column} ({channel}).',
  FORMATS_UNENDED: 'Line {line} is the last and no line feed ends it: its last number may be cut off.',
  FORMATS_UNIT_UNKNOWN: 'The file does not state the unit of {what}; the numbers are as they stand in the file.',
  FORMATS_MAINS_LEFT: '{channel}: {line} Hz mains and its harmonics make {share} % of what is left; {removed}.',
  FORMATS_BAND:
    '{channel}: at {rate} Hz the numbers are of {low} to {high} Hz: of amplitude only, not of the muscle’s whole spectrum.',
  FORMATS_UNCHANGING: '{channel}: {seconds} s do not change ({what}); they count as lost, neither as rest nor as activity.',
  FORMATS_NUMBERS_LOST: '{channel}: {lost} of {of} samples are lost; they count neither as rest nor as activity.',
  FORMATS_NOT_ANALYZED: 'Not analyzed: {what} ({why}).',
  FORMATS_UNIT_TAKEN: '{what}: the file states no unit; {how}.',
  FORMATS_UNIT_FOREIGN:
    '{what}: the file gives the unit "{unit}", which is not known here; the numbers are as they stand in the file.',
  FORMATS_UNIT_NO_VOLTAGE: '{what}: its unit is {unit}, which is no voltage; the numbers are those of an amplitude all the same.',
  FORMATS_PLATES: '{loaded} of {plates} force plates carry the person: {shares}. The numbers are of {what}.',
  FORMATS_PLATE_ORIGIN:
    'The moments of {what} are about the origin that the file gives them, not moved to the plate’s surface: shear forces move the center of pressure by up to the distance between the two.',
  FORMATS_AXES: 'Mediolateral is the {ml} axis, anteroposterior the {ap} axis: {why}.',
  FORMATS_UNLOADED: 'In {seconds} s nobody stands on {what} (less than half of the usual load); these samples count as lost.',
  FORMATS_SWAY_LOST: '{lost} of {of} samples of the sway are lost; the path goes straight over them.',
  FORMATS_FEET:
    'The two feet stand apart along the {ap} axis rather than {ml}: if the person stood with the feet side by side, {ap} is mediolateral.',
  FORMATS_SENSOR_LOST: '{lost} of {of} samples of the sensor are lost: {what}.',
  FORMATS_SENSOR_LIMIT:
    '{what} is cut off at the limit of the sensor ({limit} {unit}) in {found} of {of} samples: it was more, and what is computed from it is wrong by an unknown amount.',
  FORMATS_ALIGNED:
    'The sensor does not sit in the foot’s axes: {up} points up, {left} to the left, {forward} forward. Its axes were turned by this.',
  FORMATS_AS_MOUNTED: 'The axes were used as they are, though {up} points up instead of z.',
  FORMATS_STRIDES_MISSED:
    'From {from} to {to} s the foot moved for about {count} stride times without a stride being recognized.',
  FORMATS_STRIDES_LEFT_OUT: 'Strides left out: {count} ({why}).',
  FORMATS_RATE_GIVEN: 'The rate that was given, {rate} samples per second, was used; the times of the file say {found}.',
  FORMATS_TIMES_DEPART: 'The times of the rows depart by up to {found} s from {rate} samples per second, which was used.',
  FORMATS_TIMES_LEFT: 'The times of the rows were not used ({why}): {rate} samples per second count, and pauses are not seen.',
  FORMATS_AT_RAIL:
    '{what} is at the limit of its amplifier ({limit} {unit}) in {found} of {of} samples: they say nothing of the signal.',
  FORMATS_STREAMS: 'Left out: {what:small} (stream {used} was taken).',
  FORMATS_AXES_ORDER:
    'Mediolateral is the {ml} axis, anteroposterior the {ap} axis: the columns have no names, and stand in this order.',
  FORMATS_NOT_ENDED:
    'The recording was not ended: its pieces reach to {seconds} s, and nothing says whether more was recorded. All were read.',
  FORMATS_MORE_REMARKS: '{count:more remark is|more remarks are} not shown.',
  FORMATS_HELD: '{what} holds one value in all axes for {seconds} s, which no measurement does. {so}',
} as const;

/** The kinds of remarks. */
export type RemarkCode = keyof typeof formatsRemarks;

/** One remark, ready to be shown. */
export interface Remark {
  readonly code: RemarkCode;
  readonly message: string;
}

/** How much of something that a file counts was there. */
export interface Count {
  readonly of: 'records' | 'frames' | 'rows' | 'samples' | 'channels' | 'markers' | 'pieces' | 'packets' | 'columns' | 'lines';
  /** The track that it is about, by its id, where it is about one. */
  readonly track?: string;
  /** What the file says; null where it says nothing. */
  readonly stated: number | null;
  readonly found: number;
}

/** What stands beside every number of a recording: how much of it was there, and what must be known of it. */
export interface Reading {
  readonly counts: readonly Count[];
  readonly remarks: readonly string[];
}

const most = 50;

/** Takes a reader's remarks in order; the same sentence once, and after fifty only how many more there were. */
export class RemarkList {
  readonly all: Remark[] = [];
  readonly #known = new Set<string>();
  #more = 0;

  add(code: RemarkCode, params: Readonly<Record<string, string | number>>): void {
    const message = sentence(code, params);
    if (this.#known.has(message)) return;
    if (this.all.length < most) {
      this.#known.add(message);
      this.all.push({ code, message });
      return;
    }
    this.#more++;
    this.all[most] = { code: 'FORMATS_MORE_REMARKS', message: sentence('FORMATS_MORE_REMARKS', { count: this.#more }) };
  }
}

const sentence = (code: RemarkCode, params: Readonly<Record<string, string | number>>): string =>
  formatsRemarks[code].replace(/\{(\w+)(?::(small|[^}|]*\|[^}]*))?\}/g, (braces, name: string, form?: string) => {
    const value = params[name] ?? braces;
    const text = shown(value);
    if (form === undefined) return text;
    // Callers write what is told as it begins a sentence; names that are all capitals stay.
    if (form === 'small') return text.replace(/^[A-Z](?=[a-z]*\b)/, (first) => first.toLowerCase());
    const [one, many] = form.split('|');
    return `${text} ${value === 1 ? one : many}`;
  });

/** Numbers to six places; texts of the file on one line and short. */
const shown = (value: string | number): string =>
  typeof value === 'number'
    ? String(Number.isInteger(value) ? value : Number(value.toPrecision(6)))
    : value.replace(/\p{Cc}+/gu, ' ').slice(0, 200);
