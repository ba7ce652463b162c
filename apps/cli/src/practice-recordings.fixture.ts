import { SyntheticBody } from '@eupraxia/devices';
import { type PracticePlan, type PracticeReport, PracticeRun } from '@eupraxia/practice/practice-run';
import { layoutOf, type Patient, type Seen, SimulatedBody, seenBy } from '@eupraxia/practice/simulated';

/** Samples a second, and how many of them lie between two looks of the patient at the picture. */
export const rate = 1000;
const look = 50;
/** Levels a second of the simulated body: one for each ten milliseconds. */
const steps = 10;
/** RMS of the synthetic muscle at full activation: 200 %, so that the patient can pass any zone. */
const strongest = 200;

export interface RecordedPractice {
  readonly agonist: Float32Array;
  readonly antagonist: Float32Array;
  /** What the coach that the patient answered made of it. */
  readonly report: PracticeReport;
}

/** A body under two electrodes that does what a simulated patient intends, piece by piece. */
class RecordedBody {
  readonly #body: SyntheticBody;
  readonly #moves: SimulatedBody;
  readonly #quietLead: boolean;
  readonly #levels = [new Float32Array(look / steps), new Float32Array(look / steps)] as const;
  readonly pieces: (readonly [Float32Array, Float32Array])[] = [];
  #off = false;

  constructor(plan: PracticePlan, patient: Patient, seed: number, quietLead: boolean) {
    this.#body = new SyntheticBody({ seed, rate, strongest, rest: 1.5, hum: 0.3, tiring: 0, crosstalk: 0.02 });
    this.#moves = new SimulatedBody(patient, layoutOf(plan), seed, rate / steps);
    this.#quietLead = quietLead;
  }

  /** Trials that were begun. */
  get trials(): number {
    return this.#moves.trials;
  }

  /** The next piece of the recording, as the practice is seen now. */
  next(seen: Seen): readonly [Float32Array, Float32Array] {
    this.#moves.fill(seen, ...this.#levels);
    if (this.#moves.off && !this.#off && !this.#quietLead) this.#body.disturb('electrode-off');
    this.#off = this.#moves.off;
    const data = [new Float32Array(look), new Float32Array(look)] as const;
    for (const [i, agonist] of this.#levels[0].entries()) {
      this.#body.intend({ agonist: agonist / strongest, antagonist: (this.#levels[1][i] as number) / strongest });
      this.#body.fill(data, i * steps, steps);
    }
    if (this.#off && this.#quietLead) data[0].set(data[0].map((x) => 0.002 * x));
    this.pieces.push(data);
    return data;
  }
}

/**
 * A simulated patient's practice as a recording in µV, made while the patient answers the coach: what the verb then reads is
 * what this coach was given. The reference of the plan is 100 µV.
 * @param quietLead whether an electrode that comes off leaves a quiet line instead of hum and drift
 */
export function recordedPractice(plan: PracticePlan, patient: Patient, seed: number, quietLead = true): RecordedPractice {
  const body = new RecordedBody(plan, patient, seed, quietLead);
  const watches = plan.target.inputs?.some(({ role }) => role === 'antagonist') === true;
  const channel = { name: 'agonist_uV', unit: 'µV', reference: 100 };
  const antagonist = watches ? { ...channel, name: 'antagonist_uV' } : null;
  const run = PracticeRun.of(plan, { rate, mains: 'none', agonist: channel, antagonist, rest: null });
  if (!run.ok) throw new Error(run.error.message);
  const end = 1 + 1.5 * plan.dose.sets * plan.dose.repetitions;
  while (!run.value.over && body.trials < end) {
    const [one, two] = body.next(seenBy(run.value.levels, plan));
    run.value.take(one, watches ? two : null);
  }
  const report = run.value.finish();
  if (report === null) throw new Error('the recording ends before its rest is over');
  return { agonist: joined(body.pieces, 0), antagonist: joined(body.pieces, 1), report };
}

/** The same of a patient who does not look: as many trials as are planned, and three more in case one is not judged. */
export function blindRecording(plan: PracticePlan, patient: Patient, seed: number): Omit<RecordedPractice, 'report'> {
  const body = new RecordedBody(plan, patient, seed, true);
  const seen = seenBy(null, plan);
  while (body.trials < plan.dose.sets * plan.dose.repetitions + 4) body.next(seen);
  return { agonist: joined(body.pieces, 0), antagonist: joined(body.pieces, 1) };
}

function joined(pieces: readonly (readonly Float32Array[])[], channel: number): Float32Array {
  const whole = new Float32Array(pieces.length * look);
  for (const [i, piece] of pieces.entries()) whole.set(piece[channel] ?? [], i * look);
  return whole;
}

/** The recording as a text file, two columns in µV. */
export function csvOf({ agonist, antagonist }: Pick<RecordedPractice, 'agonist' | 'antagonist'>): string {
  const short = (x: number | undefined): number => Math.round(1000 * (x ?? 0)) / 1000;
  let text = 'agonist_uV,antagonist_uV\n';
  for (const [i, x] of agonist.entries()) text += `${short(x)},${short(antagonist[i])}\n`;
  return text;
}
