// Lets simulated patients whom nobody thought of practice under the coach and looks for a broken law of practice:
// `npm run patients [how many] [first seed]`. `npm test` has the first five hundred of them.
import { runNode, tools } from './run.mjs';

const [many = 5000, first = 20261130] = process.argv.slice(2).map(Number);
if (!(Number.isSafeInteger(many) && many > 0 && Number.isSafeInteger(first))) {
  console.error('npm run patients [how many] [first seed]: two whole numbers are expected.');
  process.exit(2);
}
const code = await runNode(tools.tsc, ['-b', 'packages/practice']);
if (code !== 0) process.exit(code);
const { brokenLaws, randomPractice, simulatedCourse } = await import('@eupraxia/practice/simulated');
let broken = 0;
let trials = 0;
for (let seed = first; seed < first + many; seed++) {
  const { plan, patient } = randomPractice(seed);
  const course = simulatedCourse(plan, patient, seed);
  trials += course.report.trials.length;
  for (const law of brokenLaws(course, plan, course.offAt)) {
    broken++;
    console.error(`seed ${seed}, ${plan.target.direction}: ${law}`);
  }
}
console.log(`${many} patients, ${trials} trials, ${broken} broken laws (seeds ${first} to ${first + many - 1})`);
process.exit(broken === 0 ? 0 : 1);
