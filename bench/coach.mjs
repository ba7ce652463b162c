import { coachPlan, LiveCoach } from '@eupraxia/coach';
import { fixedNoise, medianSeconds } from './stopwatch.mjs';

const rate = 2000;
const length = 240 * rate;
const block = 100;

/** Levels of two muscles for four minutes: a contraction of two seconds every three, with scatter. */
function levels() {
  const noise = fixedNoise(length);
  const agonist = Float32Array.from(noise, (x, i) => (i % (3 * rate) < 2 * rate ? 52 + 6 * x : 3 + x));
  const antagonist = Float32Array.from(noise, (x) => 6 - 2 * x);
  return { agonist, antagonist };
}

const source = { recording: 'bench', channel: 'agonist', unit: 'µV', reference: 100, startsAt: 0 };
const plans = {
  up: { zone: { direction: 'up', floor: 40, ceiling: 70, holdSeconds: 1 } },
  down: { zone: { direction: 'down', floor: null, ceiling: 80, holdSeconds: 5 } },
};

/** The coach on live levels with an antagonist, block by block, and what a block leaves behind in memory. */
export async function benchCoach() {
  const { agonist, antagonist } = levels();
  const rows = [];
  for (const [direction, plan] of Object.entries(plans)) {
    const ordered = coachPlan({
      activityId: 'bench',
      source,
      antagonist: { channel: 'other', limit: 30 },
      adapt: 'none',
      ...plan,
    });
    const input = { kind: 'block', t0: 0, rate, agonist: agonist.subarray(0, block), antagonist: antagonist.subarray(0, block) };
    const blocks = Array.from({ length: length / block }, (_, i) => [
      agonist.subarray(i * block, (i + 1) * block),
      antagonist.subarray(i * block, (i + 1) * block),
    ]);
    const practice = () => {
      const coach = new LiveCoach(ordered);
      for (let i = 0; i < blocks.length; i++) {
        input.t0 = (i * block) / rate;
        [input.agonist, input.antagonist] = blocks[i];
        coach.receive(input);
      }
      return coach.state.ended;
    };
    const seconds = await medianSeconds(practice);
    rows.push({
      what: `coach, ${direction}: two channels of levels, live (samples a second)`,
      value: `${(length / seconds / 1e6).toFixed(1)} million`,
    });
  }
  return rows;
}
