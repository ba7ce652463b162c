/** Says which browser engines a visit was walked in, from the report of the end-to-end tests. */

const title = /^a visit walked in (\w+)$/;

/**
 * One line for the summary of `npm test`: `engines: chromium, firefox walked; webkit skipped (not installed)`. An engine is
 * walked when one of its tests passed or failed, and failed when one failed.
 * @param {{ testResults: { assertionResults: { ancestorTitles: string[], status: string }[] }[] }} report as Vitest writes it
 * @returns {string | undefined} undefined where the report holds no such walk
 */
export function engineLine(report) {
  const statuses = new Map();
  for (const { ancestorTitles, status } of report.testResults.flatMap((file) => file.assertionResults)) {
    const engine = ancestorTitles.map((one) => title.exec(one)?.[1]).find((one) => one !== undefined);
    if (engine !== undefined) statuses.set(engine, [...(statuses.get(engine) ?? []), status]);
  }
  if (statuses.size === 0) return undefined;
  const that = (fits) => [...statuses].filter(([, all]) => fits(all)).map(([engine]) => engine);
  const failed = that((all) => all.includes('failed'));
  const walked = that((all) => all.includes('passed') && !all.includes('failed'));
  const skipped = that((all) => !all.includes('passed') && !all.includes('failed'));
  return `engines: ${[
    `${walked.join(', ') || 'none'} walked`,
    ...(failed.length > 0 ? [`${failed.join(', ')} failed`] : []),
    skipped.length > 0 ? `${skipped.join(', ')} skipped (not installed)` : 'none skipped',
  ].join('; ')}`;
}
