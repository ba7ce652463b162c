import { z } from 'zod';
import { screeningAnswers } from '../evaluation/screening.ts';
import { label, words } from './vocabulary.ts';

/** What was asked and decided of safety during a visit, beside the chart's own screen. */
export const safetyBodies = {
  /** A question of the safety screen, asked now. The newest answer of a question holds over the chart's. */
  'screen.answered': z.strictObject({ question: label, answer: z.enum(screeningAnswers), detail: words.optional() }),
  /** Why the clinician goes on although a rule asks for a reason. */
  'rule.reasoned': z.strictObject({ rule: label, text: words }),
} as const;
