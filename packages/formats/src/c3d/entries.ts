import { utf8 } from '../bytes.ts';
import type { C3dGroup, C3dParameter, Processor } from './details.ts';
import { bytesOfFloats, bytesOfIntegers } from './processor.ts';

const typeCodes = { text: 0xff, byte: 1, integer: 2, float: 4 } as const;

/** The bytes of groups and parameters, as `c3dGroups` reads them, with the entry of no length that ends them. */
export function c3dEntries(groups: readonly C3dGroup[], processor: Processor): Uint8Array {
  const parts: Uint8Array[] = [];
  for (const [g, group] of groups.entries()) {
    const described = textBytes(group.description, 255);
    parts.push(entry(group.name, -(g + 1), group.locked, joined([Uint8Array.of(described.length), described]), processor));
    for (const parameter of group.parameters) {
      parts.push(entry(parameter.name, g + 1, parameter.locked, content(parameter, processor), processor));
    }
  }
  return joined([...parts, Uint8Array.of(0, 0)]);
}

function entry(name: string, id: number, locked: boolean, body: Uint8Array, processor: Processor): Uint8Array {
  const letters = textBytes(name.toUpperCase(), 127);
  const step = bytesOfIntegers(Int16Array.of(body.length + 2), processor);
  return joined([Uint8Array.of((locked ? -letters.length : letters.length) & 0xff, id & 0xff), letters, step, body]);
}

function content({ type, dimensions, values, description }: C3dParameter, processor: Processor): Uint8Array {
  const described = textBytes(description, 255);
  return joined([
    Uint8Array.of(typeCodes[type], dimensions.length, ...dimensions),
    valueBytes(type, dimensions, values, processor),
    Uint8Array.of(described.length),
    described,
  ]);
}

function valueBytes(
  type: C3dParameter['type'],
  dimensions: readonly number[],
  values: readonly (number | string)[],
  processor: Processor,
): Uint8Array {
  if (type === 'float') return bytesOfFloats(Float32Array.from(values, Number), processor);
  if (type === 'integer')
    return bytesOfIntegers(
      Int16Array.from(values, (value) => (Number(value) << 16) >> 16),
      processor,
    );
  if (type === 'byte') return Uint8Array.from(values, Number);
  const width = dimensions[0] ?? 0;
  const out = new Uint8Array(dimensions.reduce((product, length) => product * length, 1)).fill(0x20);
  for (const [k, value] of values.entries()) out.set(textBytes(String(value), width), k * width);
  return out;
}

/** Cut between letters, so that what is left is text. */
export function textBytes(text: string, most: number): Uint8Array {
  let bytes = utf8(text);
  let letters = text;
  while (bytes.length > most) {
    letters = letters.slice(0, -1);
    bytes = utf8(letters);
  }
  return bytes;
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** A parameter of numbers in one dimension, of one number in none. */
export function numberParameter(
  name: string,
  type: 'integer' | 'float',
  values: readonly number[],
  single = false,
): C3dParameter {
  return { name, type, dimensions: single ? [] : [values.length], values, description: '', locked: false };
}

/** Texts of one width, split over NAME, NAME2, NAME3 … where there are more than 255. */
export function textParameters(name: string, texts: readonly string[]): readonly C3dParameter[] {
  const parts = Math.max(1, Math.ceil(texts.length / 255));
  return Array.from({ length: parts }, (_, part) => {
    const own = texts.slice(255 * part, 255 * (part + 1)).map((text) => text.slice(0, 120));
    const width = own.reduce((most, text) => Math.max(most, Math.min(255, utf8(text).length)), 1);
    return {
      name: continued(name, part),
      type: 'text',
      dimensions: [width, own.length],
      values: own,
      description: '',
      locked: false,
    };
  });
}

/** Numbers in one dimension, split likewise. */
export function numberParameters(name: string, type: 'integer' | 'float', values: readonly number[]): readonly C3dParameter[] {
  const parts = Math.max(1, Math.ceil(values.length / 255));
  return Array.from({ length: parts }, (_, part) =>
    numberParameter(continued(name, part), type, values.slice(255 * part, 255 * (part + 1))),
  );
}

const continued = (name: string, part: number): string => (part === 0 ? name : `${name}${part + 1}`);
