import { z } from 'zod';
import { programItemSchema } from '../log/snapshot.ts';
import { label, uuid } from '../log/vocabulary.ts';

/** An item of a template: all of a program item but what a person decides for each patient: side, code and intent. */
const templateItemSchema = programItemSchema.omit({ id: true, side: true, service: true });

/** A program that a clinic keeps to begin from. */
export const programTemplateSchema = z.strictObject({
  id: uuid,
  name: label,
  items: z.array(templateItemSchema).min(1).max(50),
});
export type ProgramTemplate = z.infer<typeof programTemplateSchema>;
