import type { Recording } from '@eupraxia/formats';
import { type Fault, type Result, type Seconds, seconds } from '@eupraxia/kernel';
import type { Io } from '../io.ts';
import type { Answer, Written } from '../verb.ts';

/** The options of `analyse` beside --as, --rate and --json, as they were given. */
export const analyseOptions = {
  channel: { type: 'string' },
  mains: { type: 'string' },
  rest: { type: 'string' },
  filter: { type: 'string' },
  window: { type: 'string' },
  foot: { type: 'string' },
  sensor: { type: 'string' },
  unit: { type: 'string' },
  distance: { type: 'string' },
  align: { type: 'boolean' },
  'as-mounted': { type: 'boolean' },
  plate: { type: 'string' },
  ml: { type: 'string' },
  method: { type: 'string' },
} as const;

export type AnalyseOption = keyof typeof analyseOptions;
export type AnalyseValues = {
  readonly [K in AnalyseOption]?: (typeof analyseOptions)[K]['type'] extends 'boolean' ? boolean : string;
};

/** Analyses an opened recording. */
export type Analysis = (recording: Recording, json: boolean, io: Io) => Promise<Result<Answer | Written, Fault>>;

/** One kind of analysis: the options that belong to it, and what they ask for; a sentence where they are wrong. */
export interface AnalyseKind {
  readonly options: readonly AnalyseOption[];
  wanted(values: AnalyseValues): Analysis | string;
}

/** What is wrong with a unit of angular rate; undefined where nothing is, or none was given. */
export const wrongTurningUnit = (unit: string | undefined): string | undefined =>
  unit === undefined || unit === 'deg/s' || unit === 'rad/s' ? undefined : `--unit "${unit}" is not deg/s or rad/s`;

/** A number above 0; null where the text is not one. */
export function positive(text: string): number | null {
  const value = /^\d+(\.\d+)?(e\d+)?$/i.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) && value > 0 ? value : null;
}

/** FROM:TO in seconds; null where the text is not of that form. */
export function span(text: string): { readonly from: Seconds; readonly to: Seconds } | null {
  const [, from, to] = /^(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)$/.exec(text) ?? [];
  if (from === undefined || to === undefined || Number(from) >= Number(to)) return null;
  return { from: seconds(Number(from)), to: seconds(Number(to)) };
}

/** A number for a person to read: six digits, a dash where there is none. */
export const shownNumber = (value: unknown): string =>
  typeof value === 'number' && Number.isFinite(value) ? String(Number(value.toPrecision(6))) : '–';
