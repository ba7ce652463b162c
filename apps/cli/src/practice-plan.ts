import { findRow } from '@eupraxia/catalogue';
import { gateCase } from '@eupraxia/clinical/gate';
import { adaptations, edgeFlaw, edgesExpected, inputRoles, longestHold, setDirections } from '@eupraxia/clinical/target';
import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import {
  type PracticePlan,
  practiceFeedback,
  practiceLearners,
  practiceReferences,
  practiceSchedules,
} from '@eupraxia/practice/practice-run';
import { z } from 'zod';
import { fault } from './errors.ts';
import { foundAt, type KeyPath, protoKeyIn, writtenPath } from './json-place.ts';

const number = z.number({ error: 'a finite number' });
const edge = number.nullable();
const name = z.string().trim().min(1, { error: 'a name' }).max(256, { error: 'a name of at most 256 characters' });
const within = (what: string, least: number, most: number) => {
  const error = `${what} from ${least} to ${most}`;
  return z.number({ error }).min(least, { error }).max(most, { error });
};
const whole = (least: number, most: number) => {
  const error = `a whole number from ${least} to ${most}`;
  return z.number({ error }).int({ error }).min(least, { error }).max(most, { error });
};
const oneOf = <const T extends readonly string[]>(names: T) =>
  z.enum(names, { error: `one of ${names.map((one) => `"${one}"`).join(', ')}` });

const target = z.strictObject({
  metric: z.literal('emg-amplitude', { error: '"emg-amplitude"' }),
  direction: oneOf(setDirections),
  floor: edge,
  ceiling: edge,
  holdSeconds: within('seconds', 0, longestHold),
  inputs: z
    .array(
      z.strictObject({
        role: oneOf(inputRoles),
        channel: z.union([name, whole(0, 9999).transform(String)], { error: 'a channel by its name, or its number from 0' }),
        limit: within('percent of the reference', 1, 400).optional(),
      }),
    )
    .max(16)
    .optional(),
  feedback: oneOf(practiceFeedback).optional(),
  adapt: oneOf(adaptations).optional(),
});

const { answers, limits } = gateCase.shape.patient.shape;

const plan = z.strictObject({
  target,
  dose: z.strictObject({
    sets: whole(1, 100),
    repetitions: whole(1, 500),
    restSeconds: within('seconds', 0, 3600).optional(),
  }),
  reference: z.strictObject({
    value: number.positive({ error: 'an amplitude above 0' }).max(1e9, { error: 'an amplitude of at most 1e9' }),
    unit: name,
    kind: oneOf(practiceReferences),
  }),
  age: whole(0, 130).optional(),
  conditions: z.array(name).max(50).optional(),
  answers: answers.optional(),
  limits: limits.optional(),
  schedule: oneOf(practiceSchedules).optional(),
  learner: oneOf(practiceLearners).optional(),
});

/** The tables of a plan. */
const tables: readonly KeyPath[] = [[], ['target'], ['dose'], ['reference'], ['answers'], ['limits']];

/**
 * Reads the plan of a practice, whole or not at all. Errors: EUP_CLI_PRACTICE_PLAN, which names the place, what came and what
 * was expected; EUP_CLI_PRACTICE_REFERENCE for a reference that the direction cannot have.
 */
export function readPracticePlan(input: unknown): Result<PracticePlan, Fault> {
  const refused = (path: KeyPath, expected: string, found = foundAt(input, path)) =>
    err(fault('EUP_CLI_PRACTICE_PLAN', { path: writtenPath(path), found, expected }));
  const stranger = protoKeyIn(input, tables);
  if (stranger !== null) return refused(stranger, 'no such key', 'an unknown key');
  const read = plan.safeParse(input);
  if (!read.success) {
    const issue = read.error.issues[0];
    if (issue === undefined) return refused([], 'a plan of practice');
    if (issue.code === 'unrecognized_keys') return refused([...issue.path, issue.keys[0] ?? ''], 'no such key', 'an unknown key');
    const inner = issue.code === 'invalid_key' ? issue.issues[0] : undefined;
    if (inner !== undefined) return refused(issue.path, inner.message, 'an unknown key');
    return refused(
      issue.path,
      issue.message.replace(/^Invalid (?:input|option|string): (?:expected )?/, '').replace(/, received .*$/, ''),
    );
  }
  const { data } = read;
  const { direction, holdSeconds, inputs = [] } = data.target;
  if (direction === 'down' && data.reference.kind === 'MVIC') return err(fault('EUP_CLI_PRACTICE_REFERENCE', {}));
  const flaw = edgeFlaw('emg-amplitude', data.target);
  if (flaw !== null) return refused(['target', flaw === 'order' ? 'ceiling' : flaw], edgesExpected[flaw]);
  if (direction === 'down' && holdSeconds === 0) return refused(['target', 'holdSeconds'], 'the seconds of a trial, above 0');
  for (const role of ['agonist', 'antagonist'] as const) {
    const second = inputs.findIndex((one, at) => one.role === role && inputs.findIndex((other) => other.role === role) < at);
    if (second >= 0) return refused(['target', 'inputs', second, 'role'], `one ${role} at most`);
  }
  const condition = (data.conditions ?? []).findIndex((id) => findRow('condition', id) === undefined);
  if (condition >= 0) return refused(['conditions', condition], 'an id of a condition of the catalog');
  for (const [question, { regions = [] }] of Object.entries(data.answers ?? {})) {
    const region = regions.findIndex((id) => findRow('region', id) === undefined);
    if (region >= 0) return refused(['answers', question, 'regions', region], 'an id of a body region');
  }
  return ok(withoutHoles(data));
}

/** Without keys that hold undefined: an optional field is there or it is not. */
function withoutHoles({ limits: given, ...rest }: z.output<typeof plan>): PracticePlan {
  const bounds = Object.fromEntries(Object.entries(given ?? {}).filter(([, value]) => value !== undefined));
  const known = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return { ...known, ...(given === undefined ? {} : { limits: bounds }) } as unknown as PracticePlan;
}
