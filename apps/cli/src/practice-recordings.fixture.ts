import { SyntheticBody } from '@eupraxia/devices';
import { type PracticePlan, type PracticeReport, PracticeRun } from '@eupraxia/practice/practice-run';
import { layoutOf, type Patient, SimulatedBody, seenBy } from '@eupraxia/practice/simulated';

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

/**
 * A simulated patient's practice as a recording in µV, made while the patient answers the coach: what the verb then reads is
 * what this coach was given. The reference of the plan is 100 µV.
 * @param quietLead whether an electrode that comes off leaves a quiet line instead of hum and drift
 */
export function recordedPractice(plan: PracticePlan, patient: Patient, seed: number, quietLead = true): RecordedPractice {
  const body = new SyntheticBody({ seed, rate, strongest, rest: 1.5, hum: 0.3, tiring: 0, crosstalk: 0.02 });
  const moves = new SimulatedBody(patient, layoutOf(plan), seed, rate / steps);
  const watches = plan.target.inputs?.some(({ role }) => role === 'antagonist') === true;
  const channel = { name: 'agonist_uV', unit: 'µV', reference: 100 };
  const antagonist = watches ? { ...channel, name: 'antagonist_uV' } : null;
  const run = PracticeRun.of(plan, { rate, mains: 'none', agonist: channel, antagonist, rest: null });
  if (!run.ok) throw new Error(run.error.message);
  const pieces: Float32Array[][] = [];
  const levels = [new Float32Array(look / steps), new Float32Array(look / steps)] as const;
  let off = false;
  const end = 1 + 1.5 * plan.dose.sets * plan.dose.repetitions;
  while (!run.value.over && moves.trials < end && pieces.length < (3600 * rate) / look) {
    moves.fill(seenBy(run.value.levels, plan), ...levels);
    if (moves.off && !off && !quietLead) body.disturb('electrode-off');
    off = moves.off;
    const data = [new Float32Array(look), new Float32Array(look)] as const;
    for (let i = 0; i < levels[0].length; i++) {
      const [agonist, other] = [levels[0][i] as number, levels[1][i] as number];
      body.intend({ agonist: agonist / strongest, antagonist: other / strongest });
      body.fill(data, i * steps, steps);
    }
    if (off && quietLead) data[0].set(data[0].map((x) => 0.002 * x));
    run.value.take(data[0], watches ? data[1] : null);
    pieces.push([...data]);
  }
  const report = run.value.finish();
  if (report === null) throw new Error('the recording ends before its rest is over');
  const whole = (c: number) => Float32Array.from(pieces.flatMap((piece) => [...(piece[c] ?? [])]));
  return { agonist: whole(0), antagonist: whole(1), report };
}

/** The recording as a text file, two columns in µV. */
export function csvOf({ agonist, antagonist }: Pick<RecordedPractice, 'agonist' | 'antagonist'>): string {
  const rows = Array.from(agonist, (x, i) => `${x.toFixed(3)},${(antagonist[i] ?? 0).toFixed(3)}`);
  return `agonist_uV,antagonist_uV\n${rows.join('\n')}\n`;
}
