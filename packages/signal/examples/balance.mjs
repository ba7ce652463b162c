// Quiet standing on a force plate: how far and how fast the centre of pressure wanders.
import { hertz } from '@eupraxia/kernel';
import { centreOfPressure, swayRecord, swayUnits } from '@eupraxia/signal/balance';

// Thirty seconds at 100 Hz: a person of 70 kg (686 N) who sways slowly. Moments in newton metres.
const rate = hertz(100);
const fz = new Float64Array(3000).fill(686);
const mx = Float64Array.from(fz, (force, i) => force * 0.006 * Math.sin(i / 80));
const my = Float64Array.from(fz, (force, i) => force * 0.004 * Math.sin(i / 130 + 1));
const sway = centreOfPressure({ fz, mx, my });
// Ten lost samples: bridged, and said so.
sway.ml.fill(Number.NaN, 500, 510);

const record = swayRecord(sway, rate);
if (!record.ok) throw new Error(`${record.error.message} ${record.error.remedy}`);
const { path, meanVelocity, rmsMl, rmsAp, ellipse95, quality } = record.value;
console.log(`path ${path.toFixed(1)} ${swayUnits.path}, mean velocity ${meanVelocity.toFixed(2)} ${swayUnits.meanVelocity}`);
console.log(`RMS sideways ${rmsMl.toFixed(2)}, forward ${rmsAp.toFixed(2)} ${swayUnits.rmsAp}`);
console.log(`95 % ${ellipse95.kind} ellipse ${ellipse95.area.toFixed(2)} cm²`);
console.log(`quality ${quality.score.toFixed(3)}: ${quality.reasons.join(', ')}`);
