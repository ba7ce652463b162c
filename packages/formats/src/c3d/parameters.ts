import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { textOf } from '../bytes.ts';
import { fault } from '../errors.ts';
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
 * the next begins; a name of no length, or a step of 0, ends the list. Errors: EUP_FORMATS_HEADER.
 */
export function c3dGroups(bytes: Uint8Array, processor: Processor): Result<readonly C3dGroup[], Fault> {
  const groups = new Map<number, { name: string; description: string; locked: boolean }>();
  const parameters: { readonly group: number; readonly parameter: C3dParameter }[] = [];
  let at = 0;
  while (at + 2 <= bytes.length) {
    const signed = ((bytes[at] as number) << 24) >> 24;
    const length = Math.abs(signed);
    if (length === 0) break;
    const id = ((bytes[at + 1] as number) << 24) >> 24;
    const offsetAt = at + 2 + length;
    if (id === 0 || offsetAt + 2 > bytes.length) return damaged(`entry at byte ${at}`, `a name of ${length} bytes`);
    const name = textOf(bytes.subarray(at + 2, offsetAt))
      .trim()
      .toUpperCase();
    const step = (integersOf(bytes.subarray(offsetAt, offsetAt + 2), processor)[0] as number) & 0xffff;
    const end = step === 0 ? bytes.length : offsetAt + step;
    const entry = bytes.subarray(offsetAt + 2, Math.min(end, bytes.length));
    if (id < 0) groups.set(-id, { name, description: described(entry, 0), locked: signed < 0 });
    else {
      const parameter = parameterOf(name, entry, signed < 0, processor);
      if (!parameter.ok) return parameter;
      parameters.push({ group: id, parameter: parameter.value });
    }
    if (step === 0) break;
    if (step < 3 && id > 0) return damaged(name, `a step of ${step} bytes`);
    at = end;
  }
  return ok(
    [...groups].map(([id, group]) => ({
      ...group,
      parameters: parameters.flatMap((one) => (one.group === id ? [one.parameter] : [])),
    })),
  );
}

function parameterOf(name: string, entry: Uint8Array, locked: boolean, processor: Processor): Result<C3dParameter, Fault> {
  const type = types.get(((entry[0] ?? 0) << 24) >> 24);
  const count = entry[1] ?? 0;
  if (type === undefined || count > 7 || entry.length < 2 + count) {
    return damaged(name, `type ${entry[0] ?? 'none'} with ${count} dimensions`);
  }
  const dimensions = [...entry.subarray(2, 2 + count)];
  const values = dimensions.reduce((product, length) => product * length, 1);
  const from = 2 + count;
  const to = from + values * sizes[type];
  if (to > entry.length) return damaged(name, `${dimensions.join(' × ')} values in ${entry.length - from} bytes`);
  const content = entry.subarray(from, to);
  return ok({
    name,
    type,
    dimensions,
    values: valuesOf(content, type, dimensions, processor),
    description: described(entry, to),
    locked,
  });
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

const damaged = (field: string, found: string): { readonly ok: false; readonly error: Fault } =>
  err(fault('EUP_FORMATS_HEADER', { field: `parameter ${field}`, found, expected: 'an entry within the parameters' }));
