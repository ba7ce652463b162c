import { behaviors, courseOf } from '@eupraxia/practice/simulated';
import { dots, line, picture, words } from './plot.mjs';

/** How many panels stand in a row. */
const across = 3;
const names = { up: 'to reach a zone', down: 'to come to rest', within: 'to stay between two edges' };

/** The steps that an edge of the zone takes, trial by trial; an edge that is not there draws nothing. */
function stepsOf(edge, { plan, report }) {
  const xs = [];
  const ys = [];
  let at = plan.zone[edge];
  let change = 0;
  report.trials.forEach((trial, i) => {
    for (; change < report.zone.length && report.zone[change].at <= trial.at; change++) at = report.zone[change][edge];
    xs.push(i + 0.5, i + 1.5);
    ys.push(at ?? Number.NaN, at ?? Number.NaN);
  });
  return [xs, ys];
}

function panel(behavior, direction, top) {
  const course = courseOf(behavior, direction);
  const { trials, halted, sets } = course.report;
  const chosen = (inZone) =>
    trials.map((trial, i) => (trial.inZone === inZone ? [i + 1, Math.min(0.86 * top, trial.peak)] : null)).filter(Boolean);
  const dotted = (inZone, as) =>
    dots(
      chosen(inZone).map(([x]) => x),
      chosen(inZone).map(([, y]) => y),
      as,
      { radius: 2.5 },
    );
  const success = sets.map(({ inZone, done }) => `${inZone}/${done}`).join('  ');
  const last = halted === null || halted.why === 'end' ? success : `${success}  halted: ${halted.why}`;
  const edges = ['floor', 'ceiling'].map((edge) => line(...stepsOf(edge, course), 'given', { width: 2 }));
  return {
    x: { label: `${behavior.replaceAll('-', ' ')}, trial by trial`, from: 0, to: 41 },
    y: { label: 'peak, %', from: 0, to: top },
    height: 148,
    marks: [...edges, dotted(true, 'asked'), dotted(false, 'measured'), words(1, top * 0.93, last)],
  };
}

/** The courses of all simulated patients in one direction. */
export function drawCourses(direction, top) {
  const panels = behaviors.map((behavior) => panel(behavior, direction, top));
  const rows = [];
  for (let i = 0; i < panels.length; i += across) rows.push(panels.slice(i, i + across));
  return picture({
    title: `Twelve simulated patients who practice ${names[direction]} under the coach, trial by trial`,
    legend: { given: 'edges of the zone', asked: 'trial in the zone', measured: 'trial that was not' },
    rows,
  });
}
