import { findRow } from '@eupraxia/catalogue';
import { type GateCase, gateCase } from '@eupraxia/clinical/gate';
import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { fault } from './errors.ts';
import { foundAt, type KeyPath as Path, protoKeyIn, writtenPath } from './json-place.ts';

/** Reads cases of the gate, all or none. Error: EUP_CLI_GATE_CASE, which names the case, the path, what came and what was expected. */
export function readGateCases(input: readonly unknown[]): Result<readonly GateCase[], Fault> {
  const cases: GateCase[] = [];
  for (const [index, one] of input.entries()) {
    const refused = (path: Path, expected: string, found = foundAt(one, path)) =>
      err(fault('EUP_CLI_GATE_CASE', { of: nameOf(one, index), path: writtenPath(path), found, expected }));
    const proto = protoKeyIn(one, tables);
    if (proto !== null) return refused(proto, 'no such key', 'an unknown key');
    const read = gateCase.safeParse(one);
    if (!read.success) {
      const issue = read.error.issues[0];
      if (issue === undefined) return refused([], 'a case of the gate');
      if (issue.code === 'unrecognized_keys')
        return refused([...issue.path, issue.keys[0] ?? ''], 'no such key', 'an unknown key');
      const inner = issue.code === 'invalid_key' ? issue.issues[0] : undefined;
      if (inner !== undefined) return refused(issue.path, inner.message, 'an unknown key');
      return refused(issue.path, issue.message.replace(/^Invalid (?:input|option|string): (?:expected )?/, ''));
    }
    const stranger = strangerIn(read.data);
    if (stranger !== null) return refused(stranger.path, stranger.expected);
    cases.push(read.data);
  }
  return ok(cases);
}

/** The first name that the catalog does not know, where an unknown one would keep a rule from being met. */
function strangerIn({ patient }: GateCase): { readonly path: Path; readonly expected: string } | null {
  const condition = patient.conditions.findIndex((id) => findRow('condition', id) === undefined);
  if (condition >= 0) return { path: ['patient', 'conditions', condition], expected: 'an id of a condition of the catalog' };
  for (const [question, { regions = [] }] of Object.entries(patient.answers)) {
    const region = regions.findIndex((id) => findRow('region', id) === undefined);
    if (region >= 0) return { path: ['patient', 'answers', question, 'regions', region], expected: 'an id of a body region' };
  }
  for (const [index, order] of patient.orders.entries()) {
    if (order.region !== undefined && findRow('region', order.region) === undefined)
      return { path: ['patient', 'orders', index, 'region'], expected: 'an id of a body region' };
    if (order.kind === 'clearance' && findRow('screen', order.of) === undefined)
      return { path: ['patient', 'orders', index, 'of'], expected: 'an id of a question of the safety screen' };
  }
  return null;
}

/** The tables of a case. */
const tables: readonly Path[] = [
  ['patient'],
  ['patient', 'answers'],
  ['patient', 'facts'],
  ['patient', 'consents'],
  ['patient', 'limits'],
  ['item'],
];

/** A case by its id, else by its place in the list. */
function nameOf(one: unknown, index: number): string {
  const id = typeof one === 'object' && one !== null ? (one as Record<string, unknown>)['id'] : undefined;
  return typeof id === 'string' && /^[\p{L}\p{N} ._-]{1,60}$/u.test(id) ? id : `${index + 1} of the list`;
}
