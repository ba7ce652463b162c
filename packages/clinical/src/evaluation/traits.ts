import { z } from 'zod';
import { listOf, optional, shape } from '../log/shape.ts';
import { day, label } from '../log/vocabulary.ts';

const exertions = z.literal([0, 1, 2, 3]);
/** How hard an activity is: 0 rest or passive, 1 light, 2 moderate, 3 vigorous or straining. */
export type Exertion = z.output<typeof exertions>;
/** One that a later release added reads as the hardest. */
const exertion = {
  writer: exertions,
  reader: z.union([exertions, z.number().transform((): Exertion => 3)]) as unknown as z.ZodType<Exertion>,
};

const labels = optional(listOf(label, { max: 40 }));

/**
 * What a therapist says that an exercise or a code without a row of the catalog asks of the body, so that the rules of
 * safety can judge it. A field that is absent was not said. Which words a rule reads is the gate's.
 */
export const traitsShape = shape({
  /** Physical agents that act on the body: current, heat, cold, ultrasound. */
  agents: labels,
  /** What touches the skin, and how. */
  contact: label.optional(),
  exertion: optional(exertion),
  features: labels,
  /** Each in four words: joint, direction, reach, mode. */
  movements: labels,
  positions: labels,
  /** How much of the body's weight the legs, or the arms, bear. */
  legWeight: label.optional(),
  armWeight: label.optional(),
  balance: label.optional(),
  /** Who said so and on which day; an event's envelope says both, so there they may be absent. */
  by: label.optional(),
  on: day.optional(),
});
export type ItemTraits = z.output<typeof traitsShape.reader>;
export type NewItemTraits = z.output<typeof traitsShape.writer>;
