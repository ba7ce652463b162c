import { textOf } from '../bytes.ts';
import type { RemarkList } from '../remarks.ts';
import type { C3dGroup, C3dParameter, Processor } from './details.ts';
import { floatsOf, integersOf } from './processor.ts';

const types = new Map<number, C3dParameter['type']>([
  [-1, 'text'],
  [1, 'byte'],
  [2, 'integer'],
  [4, 'float'],
]);
const sizes = { text: 1, byte: 1, integer: 2, float: 4 } as const;

/**
 * Reads the groups and parameters of a C3D file from the bytes behind the section's first four. Each entry tells where
 * the next begins; a name of no length, or a step of 0, ends the list. Where no entry stands there, the one behind the
 * entry's own values is taken; what cannot be read is told, and the samples are read by what is left.
 */
export function c3dGroups(bytes: Uint8Array, processor: Processor, remarks: RemarkList): readonly C3dGroup[] {
  const groups = new Map<number, { name: string; description: string; locked: boolean }>();
  const parameters: { readonly group: number; readonly parameter: C3dParameter }[] = [];
  let at = 0;
  let last = '';
  while (at + 2 <= bytes.length && bytes[at] !== 0) {
    const entry = entryAt(bytes, at, processor);
    if (entry === undefined) {
      remarks.add('FORMATS_LOST_PART', {
        what: `The parameters behind ${last === '' ? 'the header' : last}`,
        why: 'their list is damaged',
      });
      break;
    }
    const { id, name, locked, step, from } = entry;
    last = name;
    const end = step === 0 ? bytes.length : from - 2 + step;
    const content = bytes.subarray(from, Math.min(end, bytes.length));
    if (id < 0) groups.set(-id, { name, description: described(content, 0), locked });
    else {
      const parameter = parameterOf(name, content, locked, processor, remarks);
      if (parameter !== undefined) parameters.push({ group: id, parameter });
    }
    if (step === 0) break;
    const own = from + (id < 0 ? 0 : valuesEnd(bytes.subarray(from)));
    const behind = own + 1 + (bytes[own] ?? 0);
    at = !standsAt(bytes, end, processor) && standsAt(bytes, behind, processor) ? behind : end;
  }
  return [...groups].map(([id, group]) => ({
    ...group,
    parameters: parameters.flatMap((one) => (one.group === id ? [one.parameter] : [])),
  }));
}

interface Entry {
  readonly id: number;
  readonly name: string;
  readonly locked: boolean;
  /** From the bytes that state it to the next entry; 0 for the last one. */
  readonly step: number;
  /** Where the content begins. */
  readonly from: number;
}

/** The entry at a place: a group's id is negative. Undefined where no entry stands there: a name is of letters that can be read. */
function entryAt(bytes: Uint8Array, at: number, processor: Processor): Entry | undefined {
  const signed = ((bytes[at] ?? 0) << 24) >> 24;
  const length = Math.abs(signed);
  const id = ((bytes[at + 1] ?? 0) << 24) >> 24;
  const from = at + 4 + length;
  if (length === 0 || id === 0 || from > bytes.length) return undefined;
  const letters = bytes.subarray(at + 2, at + 2 + length);
  if (letters.some((letter) => letter < 0x20)) return undefined;
  const step = (integersOf(bytes.subarray(from - 2, from), processor)[0] as number) & 0xffff;
  if (step !== 0 && step < (id > 0 ? 4 : 2)) return undefined;
  return { id, name: textOf(letters).trim().toUpperCase(), locked: signed < 0, step, from };
}

/** Whether an entry, or the end of the list, stands at a place. */
const standsAt = (bytes: Uint8Array, at: number, processor: Processor): boolean =>
  at >= bytes.length || bytes[at] === 0 || entryAt(bytes, at, processor) !== undefined;

/** Where a parameter's values end, counted from the beginning of its content. */
function valuesEnd(content: Uint8Array): number {
  const type = types.get(((content[0] ?? 0) << 24) >> 24);
  const count = content[1] ?? 0;
  const values = [...content.subarray(2, 2 + count)].reduce((product, length) => product * length, 1);
  return 2 + count + values * (type === undefined ? 1 : sizes[type]);
}

/** A parameter; undefined, and told, where its type is unknown. Values that lie behind its entry are lost. */
function parameterOf(
  name: string,
  entry: Uint8Array,
  locked: boolean,
  processor: Processor,
  remarks: RemarkList,
): C3dParameter | undefined {
  const type = types.get(((entry[0] ?? 0) << 24) >> 24);
  const count = entry[1] ?? 0;
  if (type === undefined || count > 7 || entry.length < 2 + count) {
    const why = `its entry states type ${entry[0] ?? 'none'} with ${count} dimensions`;
    remarks.add('FORMATS_LOST_PART', { what: `Parameter ${name}`, why });
    return undefined;
  }
  const dimensions = [...entry.subarray(2, 2 + count)];
  const from = 2 + count;
  const to = valuesEnd(entry);
  if (to <= entry.length) {
    const values = valuesOf(entry.subarray(from, to), type, dimensions, processor);
    return { name, type, dimensions, values, description: described(entry, to), locked };
  }
  const width = type === 'text' ? (dimensions[0] ?? 1) : 1;
  const held = Math.floor((entry.length - from) / (width * sizes[type]));
  const stated = (to - from) / (width * sizes[type]);
  remarks.add('FORMATS_LOST_PART', {
    what: `Of parameter ${name} ${stated - held} of ${stated} values`,
    why: 'its entry is shorter than they are',
  });
  const cut = type === 'text' ? [width, held] : [held];
  const values = valuesOf(entry.subarray(from, from + held * width * sizes[type]), type, cut, processor);
  return { name, type, dimensions: cut, values, description: '', locked };
}

function valuesOf(
  content: Uint8Array,
  type: C3dParameter['type'],
  dimensions: readonly number[],
  processor: Processor,
): readonly (number | string)[] {
  if (type === 'float') return [...floatsOf(content, processor)];
  if (type === 'integer') return [...integersOf(content, processor)];
  if (type === 'byte') return [...content];
  const width = dimensions[0] ?? 1;
  if (width === 0) return [];
  return Array.from({ length: content.length / width }, (_, k) =>
    textOf(content.subarray(k * width, (k + 1) * width)).replace(/[\s\0]+$/, ''),
  );
}

const described = (entry: Uint8Array, at: number): string => textOf(entry.subarray(at + 1, at + 1 + (entry[at] ?? 0)));
