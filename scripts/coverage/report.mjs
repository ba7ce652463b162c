// What the report of a run says of its tests, and what is wrong with it.
import { relative, sep } from 'node:path';

/** Every test of a run's JSON report: its file from the root, its full title joined by ` > `, and how it ended. */
export function testsOf(report, root) {
  return report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ ancestorTitles, title, status }) => ({
      file: relative(root, name).split(sep).join('/'),
      title: [...ancestorTitles, title].filter((one) => one !== '').join(' > '),
      status,
    })),
  );
}

/** Each coverage item whose named test did not pass in the run, in one line. */
export function uncovered(items, tests) {
  const ended = new Map(tests.map(({ file, title, status }) => [`${file} ${title}`, status]));
  return items.flatMap(({ id, parts }) =>
    parts.flatMap((part) => {
      if (part.kind === 'later') return [];
      const status = ended.get(`${part.file} ${part.title}`);
      if (status === 'passed') return [];
      const why =
        status === undefined
          ? 'is not in the report: name a test that exists'
          : status === 'failed'
            ? 'failed'
            : `was skipped (${status}): name a test that runs everywhere, or mark the item as not there yet`;
      return [`${id}: “${part.title}” in ${part.file} ${why}.`];
    }),
  );
}

/** The reason that a skipped test's title gives, `… (skipped: <what is missing>)`; undefined where it gives none. */
export const reasonOf = (title) => /\(skipped: ([^)]+)\)/.exec(title)?.[1];

/** The skipped tests of a run: how many for each reason, and the titles of those that give none. */
export function skipsOf(tests) {
  const skipped = tests.filter(({ status }) => status !== 'passed' && status !== 'failed');
  const reasons = new Map();
  const silent = [];
  for (const { file, title } of skipped) {
    const reason = reasonOf(title);
    if (reason === undefined) silent.push(`${file}: ${title}`);
    else reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  return { reasons: [...reasons].map(([reason, count]) => ({ reason, count })), silent };
}
