import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { fault } from '../errors.ts';
import { pathOf, shown } from './issue.ts';

/** Bounds of one event: the largest honest one is a `visit.opened` with a full program and its measures. */
export const eventBounds = { depth: 16, values: 20_000, characters: 400_000 } as const;

/** Names that reach the prototype of an object when a careless program copies fields. */
const forbiddenKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Text that neither canonical JSON nor the database can hold: NUL, and halves of surrogate pairs. */
const unfitText = /[\0\p{Cs}]/u;

type Path = readonly PropertyKey[];

/**
 * Says whether a value is plain JSON within the bounds. It walks without recursion, so that nesting cannot exhaust the
 * stack, and counts every value, so that a circle ends.
 */
export function plainJson(input: unknown): Result<unknown, Fault> {
  const waiting: { value: unknown; path: Path }[] = [{ value: input, path: [] }];
  let values = 0;
  let characters = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, path } = next;
    values += 1;
    if (values > eventBounds.values) return tooLarge('values', eventBounds.values, path);
    if (path.length > eventBounds.depth) return tooLarge('nesting', eventBounds.depth, path.slice(0, 4));
    if (value === null || typeof value === 'boolean') continue;
    if (typeof value === 'number') {
      if (!Number.isFinite(value)) return notJson(value, path);
      continue;
    }
    if (typeof value === 'string') {
      characters += value.length;
      if (characters > eventBounds.characters) return tooLarge('characters', eventBounds.characters, path);
      if (unfitText.test(value)) return notJson('text with a NUL or half a character', path);
      continue;
    }
    if (typeof value !== 'object') return notJson(value, path);
    if (Array.isArray(value)) {
      if (value.length > eventBounds.values) return tooLarge('values', eventBounds.values, path);
      for (let i = 0; i < value.length; i++) waiting.push({ value: value[i] as unknown, path: [...path, i] });
      continue;
    }
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null) return notJson('an object of a class', path);
    const names = Reflect.ownKeys(value);
    if (names.length > eventBounds.values) return tooLarge('values', eventBounds.values, path);
    for (const name of names) {
      if (typeof name !== 'string') return notJson('a field named by a symbol', path);
      characters += name.length;
      if (forbiddenKeys.has(name)) return err(fault('EUP_CLINICAL_EVENT_KEY', { found: name, path: pathOf(path) }));
      if (unfitText.test(name)) return notJson('a field name with a NUL or half a character', path);
      const field = Object.getOwnPropertyDescriptor(value, name);
      if (field === undefined || !('value' in field)) return notJson('a computed field', [...path, name]);
      waiting.push({ value: field.value as unknown, path: [...path, name] });
    }
  }
  return ok(input);
}

const tooLarge = (what: string, limit: number, path: Path) =>
  err(fault('EUP_CLINICAL_EVENT_SIZE', { what, limit, path: pathOf(path) }));

const notJson = (found: unknown, path: Path) =>
  err(fault('EUP_CLINICAL_EVENT_NOT_JSON', { found: typeof found === 'string' ? found : shown(found), path: pathOf(path) }));
