import { err, type Fault, type Result } from '@eupraxia/kernel';
import type { Recording } from '../recording.ts';
import { writeC3d } from './c3d.ts';
import type { C3dOptions } from './c3d-plan.ts';
import { writeCsv } from './csv.ts';
import { writeEdf } from './edf.ts';
import { type Selection, selected } from './selection.ts';
import { type RecordingSurvey, surveyRecording } from './survey.ts';
import { writeTrc } from './trc.ts';
import type { WriteFormat, Writing } from './writing.ts';

/** What is written, and how. */
export interface WriteOptions extends Selection {
  /** Only for C3D: whose numbers, and whether float32 or int16; those of a C3D file by default, else Intel's float32. */
  readonly c3d?: C3dOptions;
}

/**
 * Prepares a recording's way into a file of another format, or of its own. The recording is opened twice: once to be
 * surveyed, which tells lengths and ranges, once to be written; `open` gives a fresh one each time. No more than a chunk
 * of samples is held. What the format cannot hold is named in `notes`, or refused where nothing sensible is left.
 * Errors: those of opening and reading; EUP_FORMATS_CANNOT_HOLD, _TRACK_UNKNOWN, _CHANNEL_UNKNOWN.
 */
export async function writeRecording(
  open: () => Promise<Result<Recording, Fault>>,
  format: WriteFormat,
  options: WriteOptions = {},
): Promise<Result<Writing, Fault>> {
  const first = await open();
  if (!first.ok) return first;
  const survey = await surveyRecording(first.value);
  if (!survey.ok) return err(survey.error);
  const second = await open();
  return second.ok ? written(second.value, survey.value, format, options) : second;
}

function written(
  recording: Recording,
  survey: RecordingSurvey,
  format: WriteFormat,
  options: WriteOptions,
): Result<Writing, Fault> {
  const chosen = selected(recording, survey, options);
  if (!chosen.ok) return chosen;
  const all = chosen.value;
  switch (format) {
    case 'csv':
      return writeCsv(recording, survey, all, ',');
    case 'tsv':
      return writeCsv(recording, survey, all, '\t');
    case 'trc':
      return writeTrc(recording, survey, all);
    case 'edf':
      return writeEdf(recording, survey, all, 16);
    case 'bdf':
      return writeEdf(recording, survey, all, 24);
    case 'c3d':
      return writeC3d(recording, survey, all, options.c3d ?? {});
  }
}

/** The format that a file's name asks for; undefined where its ending asks for none that is written. */
export function writeFormatOf(name: string): WriteFormat | undefined {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase();
  return formats.get(ending ?? '');
}

const formats: ReadonlyMap<string, WriteFormat> = new Map([
  ['edf', 'edf'],
  ['bdf', 'bdf'],
  ['c3d', 'c3d'],
  ['trc', 'trc'],
  ['csv', 'csv'],
  ['tsv', 'tsv'],
]);
