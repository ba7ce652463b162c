import { z } from 'zod';
import { openEnum, type Unlisted } from './shape.ts';

/** The words that events are made of. Labels for people live in the catalogue and the phrase book; these keys are stored. */
export const sides = ['left', 'right', 'bilateral', 'midline'] as const;
/** Which side of the body. Never defaulted: a person chose it. */
export type Side = (typeof sides)[number];

export const cueChannels = ['verbal', 'tactile', 'visual'] as const;
export type CueChannel = (typeof cueChannels)[number];

export const cueLevels = ['hint', 'some', 'much'] as const;
export type CueLevel = (typeof cueLevels)[number];

/** From most to least independent. */
export const assistanceLevels = [
  'independent',
  'set-up',
  'supervision',
  'stand-by',
  'contact-guard',
  'minimal',
  'moderate',
  'maximal',
  'dependent',
] as const;
export type AssistanceLevel = (typeof assistanceLevels)[number];

/** Who furnished the service in that minute; `none` is the patient alone, `both` therapist and assistant (or a directed student) together. */
export const furnishers = ['therapist', 'assistant', 'both', 'student', 'aide', 'none'] as const;
/** As a log may hold it: what a later release added is nobody's time. */
export type Furnisher = (typeof furnishers)[number] | Unlisted;

export const attentionModes = ['one-on-one', 'group', 'unattended'] as const;
export type AttentionMode = (typeof attentionModes)[number];

/** What 100 % of an EMG amplitude stands for. Percentages compare between visits only where kind and placement agree. */
export const referenceKinds = ['submaximal', 'MVIC', 'peak-in-task'] as const;
export type ReferenceKind = (typeof referenceKinds)[number];

/** How a patient stands in a balance trial. */
export const stanceBases = ['apart', 'together', 'semi', 'tandem', 'one'] as const;
export const stanceEyes = ['open', 'closed'] as const;
export const stanceSurfaces = ['firm', 'foam'] as const;

export const moments = ['before', 'during', 'after'] as const;
export type Moment = (typeof moments)[number];

/** How the patient was while vital signs were taken. */
export const vitalPositions = ['supine', 'sitting', 'standing'] as const;
export type VitalPosition = (typeof vitalPositions)[number];

/** What a patient may feel or show when vital signs are taken, as far as a rule of safety asks for it. */
export const vitalSymptoms = [
  'chest-pain',
  'fainting',
  'new-neurological-sign',
  'breathlessness',
  'dizziness',
  'nausea',
  'pounding-headache',
  'flush-or-sweat',
  'blurred-sight',
  'shaky',
  'confused',
  'unwell',
] as const;
export type VitalSymptom = (typeof vitalSymptoms)[number];

export const roles = ['therapist', 'assistant', 'front-desk', 'biller', 'admin'] as const;
export type Role = (typeof roles)[number];

export const unitMethods = ['CMS_TOTAL', 'CPT_MIDPOINT', 'FULL_15'] as const;
export type UnitMethod = (typeof unitMethods)[number];

export const noteSections = ['subjective', 'intervention', 'skilled-need', 'response', 'progress-and-plan', 'time'] as const;
export type NoteSectionKey = (typeof noteSections)[number];

export const resistanceKinds = ['none', 'gravity', 'manual', 'weight', 'band', 'machine'] as const;
export const weightUnits = ['kg', 'lb'] as const;
/** `child-words`: 0 to 10 in words and pictures of this program, for a child of 8 years or more. */
export const effortScales = ['CR10', 'child-words'] as const;
export const speakers = ['patient', 'caregiver'] as const;
/** Whether a higher or a lower value of a measure is the better one. */
export const better = ['higher', 'lower'] as const;
export const recordingSources = ['replay', 'synthetic', 'device'] as const;
export const mainsFrequencies = ['50', '60', 'none'] as const;
export const probeLabels = ['learning', 'performance'] as const;
export const stopOrigins = ['therapist', 'patient', 'rule'] as const;
export type StopOrigin = (typeof stopOrigins)[number] | Unlisted;
/** Reasons of a STOP, each with a row of the table of stop rules; `by-mistake` is written by earlier releases only. */
export const stopReasons = [
  'pain',
  'dizziness',
  'chest-pain',
  'fainting',
  'new-neurological-sign',
  'seizure',
  'fall',
  'vital-signs',
  'fatigue',
  'equipment',
  'by-mistake',
  'unknown',
  'other',
  'asked-to-stop',
  'cardiac-arrest',
  'anaphylaxis',
  'choking',
  'head-strike',
  'hypoglycemia',
  'dysreflexia',
  'breathlessness',
  'orthostatic-drop',
  'nausea',
  'skin-reaction',
  'device-alarm',
  'myasthenia-sign',
  'breathing-or-swallowing',
  'muscle-breakdown',
  'spreading-weakness',
  'heat-or-fatigue-sign',
  'baclofen-withdrawal',
] as const;
export type StopReason = (typeof stopReasons)[number];
/** Why a STOP that nobody meant is voided: the button was touched, or what raised it was entered wrongly. */
export const voidReasons = ['mistaken-press', 'wrong-entry'] as const;
/** How pain was rated; all of them give 0 to 10. */
export const painScales = ['numeric', 'vertical-numeric', 'faces', 'flacc', 'r-flacc', 'painad'] as const;
export type PainScale = (typeof painScales)[number];
/** How a consent stands; it lapses with its last day or with the guardian who gave it. */
export const consentStates = ['given', 'refused', 'withdrawn', 'lapsed', 'unasked'] as const;
export type ConsentState = (typeof consentStates)[number];
export const findingSeverities = ['block', 'reason', 'ask', 'note'] as const;
/** Why the server doubts an event's time. */
export const timeQuestions = [
  'future',
  'late',
  'before-opening',
  'after-finish',
  'longer-than-possible',
  'assistant-as-therapist',
  'assistant-unnamed',
  'other-day',
] as const;
export type TimeQuestion = (typeof timeQuestions)[number];
/** Why a clock was paused that nobody paused for the patient's sake. */
export const pauseCauses = ['idle', 'sign-out', 'left', 'locked', 'day-end', 'other-patient'] as const;
export type PauseCause = (typeof pauseCauses)[number];
/**
 * In which of two visits of one clinician the one-on-one time counts that both claim: in this one, in the other, in neither.
 * `open` until a clinician has said so: then it counts in neither.
 */
export const overlapCounts = ['here', 'there', 'neither', 'open'] as const;
export type OverlapCounts = (typeof overlapCounts)[number];
/** Which rules of a payer hold for time with several patients: Medicare Part B knows no concurrent therapy, Part A does. */
export const payerPrograms = ['medicare-b', 'medicare-a', 'other'] as const;
export type PayerProgram = (typeof payerPrograms)[number];
/** How timed minutes become whole: the day's seconds floored once, or each code's own seconds floored before they are added. */
export const minutesRules = ['day-once', 'per-code'] as const;
export type MinutesRule = (typeof minutesRules)[number];
/** What a note may be signed without, where the clinician has been asked for it. */
export const acceptableGaps = ['response', 'plan'] as const;
export type AcceptableGap = (typeof acceptableGaps)[number];
/** Who noticed what an event says; `by` is who answers for it. */
export const eventSources = ['person', 'coach', 'station', 'device', 'server'] as const;
export type EventSource = (typeof eventSources)[number];

/** Which side of the body, as a form takes it. */
export const sideSchema = z.enum(sides);
/** Which side of the body, as a log holds it. */
export const side = openEnum(sides);
export const uuid = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
/** A calendar day in the clinic's zone. */
export const day = z.iso.date();
/** At least one character that shows: not blanks, joiners and direction marks alone, nor the letters that are drawn as nothing. */
const visible = /[^\s\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;
/** What a person typed or said: kept as it came, bounded, without control characters but line breaks. */
export const words = z
  .string()
  .min(1)
  .max(2000)
  .regex(/^[^\p{Cc}\p{Cs}]*(?:[\n\t][^\p{Cc}\p{Cs}]*)*$/u)
  .regex(visible);
/** One line without control characters or half of a surrogate pair. */
export const line = z.string().regex(/^[^\p{Cc}\p{Cs}]*$/u);
/** A name or a term on one line: something to see in it, no control characters, no half of a surrogate pair. */
export const label = line.min(1).max(200).regex(visible);
export const finite = z.number().finite();
/** A score on a 0–10 scale in whole or half points (NPRS, Borg CR10). */
export const zeroToTen = z.number().min(0).max(10).multipleOf(0.5);
/** Milliseconds since 1970, within 2000–2200. */
export const instant = z.number().int().min(946_684_800_000).max(7_258_118_400_000);
