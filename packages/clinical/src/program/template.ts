import { z } from 'zod';
import { templateItemsFrom, templateVersion } from '../chart/entry-version.ts';
import { programItemSchema } from '../log/snapshot.ts';
import { label, uuid } from '../log/vocabulary.ts';

/** An item of a template: all of a program item but what a person decides for each patient: side, code and intent. */
const templateItemSchema = programItemSchema.omit({ id: true, side: true, service: true });

/** A program that a clinic keeps to begin from. */
const currentTemplate = z.strictObject({
  id: uuid,
  v: z.literal(templateVersion).optional(),
  name: label,
  items: z.array(templateItemSchema).min(1).max(50),
});
export type ProgramTemplate = z.infer<typeof currentTemplate>;

/** A template as a browser sends it. `v` is the version of its items, and absent from a program that knew only version 1. */
export const programTemplateSchema = z.preprocess(ofToday, currentTemplate) as unknown as z.ZodType<
  ProgramTemplate,
  ProgramTemplate
>;

function ofToday(input: unknown): unknown {
  if (typeof input !== 'object' || input === null) return input;
  const { v = 1, items } = input as { v?: unknown; items?: unknown };
  if (typeof v !== 'number' || v >= templateVersion) return input;
  return { ...input, v: templateVersion, items: templateItemsFrom(v, items) };
}
