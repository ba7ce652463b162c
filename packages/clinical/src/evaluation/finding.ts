import { z } from 'zod';
import { day, finite, label, sideSchema, uuid, words } from '../log/vocabulary.ts';

/** What an examination looks at, in the order in which it is usually done. */
export const findingDomains = [
  'posture',
  'range',
  'strength',
  'tone',
  'sensation',
  'proprioception',
  'coordination',
  'reflexes',
  'balance',
  'gait',
  'function',
  'pain',
  'skin',
  'cognition',
  'neglect',
  'vision',
] as const;
export type FindingDomain = (typeof findingDomains)[number];

/**
 * One thing seen, felt or graded: where, which movement, and what. A number has its unit, a grade its scale;
 * a region on a limb has its side, which a person chose.
 */
export const findingSchema = z
  .strictObject({
    id: uuid,
    domain: z.enum(findingDomains),
    /** A region of the body map, by its catalogue id. */
    region: label.optional(),
    side: sideSchema.optional(),
    /** Movement or muscle group: `extension`. */
    movement: label.optional(),
    value: finite.min(-1e6).max(1e6).optional(),
    unit: label.optional(),
    /** `1+`, `4−`, `absent`: a grade of the scale. */
    grade: label.optional(),
    scale: label.optional(),
    text: words.optional(),
    takenOn: day,
  })
  .refine((f) => f.value !== undefined || f.grade !== undefined || f.text !== undefined, { message: 'a value, a grade or words' })
  .refine((f) => (f.value === undefined) === (f.unit === undefined), { message: 'a value with its unit' })
  .refine((f) => f.grade === undefined || f.scale !== undefined, { message: 'a grade with its scale' });
