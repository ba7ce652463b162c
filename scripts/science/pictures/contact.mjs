import { hertz } from '@eupraxia/kernel';
import { contactCheck } from '@eupraxia/signal/emg';
import { muscle, times } from '../muscle.mjs';
import { line, picture, words } from '../plot.mjs';

const rate = hertz(1000);

/** Four electrodes at rest, and what the check says of each. */
export function draw() {
  const rest = muscle(1000, 10, [], 2, 8);
  const at = times(2000, 1000);
  const panel = (label, of) => {
    const x = rest.map((v, i) => of(v, i / 1000));
    const made = contactCheck(x, rate);
    if (!made.ok) throw new Error(made.error.message);
    const { findings } = made.value;
    const top = x.subarray(0, 2000).reduce((a, b) => Math.max(a, Math.abs(b)), 0);
    const verdict = findings.length === 0 ? 'nothing found' : findings.map(({ message }) => message.split(/[:,]/)[0]).join('; ');
    return {
      x: { label },
      y: { label: 'µV', from: -1.6 * top, to: 1.6 * top },
      marks: [line(at, x.subarray(0, 2000), 'given', { width: 0.7 }), words(0.04, 1.28 * top, verdict)],
      height: 140,
    };
  };
  const beat = (t) => {
    const since = t % (60 / 72);
    return since < 0.08 ? 40 * Math.sin(40 * Math.PI * since) * Math.sin((Math.PI * since) / 0.08) : 0;
  };
  return picture({
    title: 'Four made electrodes at rest and what the contact check says of them: nothing, mains hum, drift, a heart',
    rows: [
      [panel('clean, s', (v) => v), panel('hum, s', (v, t) => v + 10 * Math.sin(2 * Math.PI * 50 * t))],
      [panel('loose, s', (v, t) => v + 60 * Math.sin(2 * Math.PI * 0.6 * t)), panel('heart, s', (v, t) => v + beat(t))],
    ],
  });
}
