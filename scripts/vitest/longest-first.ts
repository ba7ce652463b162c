import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The files that take longest, longest first, by what a run on two cores took. Vitest knows this by itself only where it ran
 * before; elsewhere one long file would begin last and all others would wait for it. A file that is missing here runs later.
 */
const longest = [
  'e2e/stories.e2e.ts',
  'e2e/live.e2e.ts',
  'e2e/start-gate.e2e.ts',
  'e2e/visit.e2e.ts',
  'e2e/engines.e2e.ts',
  'e2e/faults-live.e2e.ts',
  'e2e/safety-forms.e2e.ts',
  'e2e/practice-rules.e2e.ts',
  'e2e/stop.e2e.ts',
  'e2e/identity.e2e.ts',
  'e2e/shared-tablet.e2e.ts',
  'e2e/shared-clinics.e2e.ts',
  'e2e/audit.e2e.ts',
  'e2e/live-replay.e2e.ts',
  'e2e/faults-kill.e2e.ts',
  'e2e/faults-tab.e2e.ts',
  'e2e/faults-together.e2e.ts',
  'e2e/gate-verdicts.e2e.ts',
  'e2e/two-releases.e2e.ts',
  'e2e/faults-clock.e2e.ts',
  'e2e/faults-left.e2e.ts',
  'apps/cli/src/command.test.ts',
  'packages/postgres/src/start-database.test.ts',
  'apps/server/src/start.test.ts',
  'packages/store/src/visit/append.test.ts',
  'apps/server/src/access.test.ts',
  'packages/print/src/note-pdf.test.ts',
  'packages/coach/src/step.test.ts',
  'packages/store/src/audit/audit.test.ts',
  'apps/server/src/http.test.ts',
  'packages/clinical/src/gate/evaluate.property.test.ts',
  'packages/store/src/visit/left-out.test.ts',
  'packages/store/src/visit/elsewhere.test.ts',
  'packages/catalogue/src/catalogue.test.ts',
  'packages/catalogue/src/search/search.test.ts',
];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files);
    const rank = ({ moduleId, project }: TestSpecification): number => {
      const place = longest.indexOf(relative(this.ctx.config.root, moduleId).replaceAll('\\', '/'));
      // Files that share a process come together, after those that do not.
      return (project.config.isolate ? 0 : 1000) + (place === -1 ? longest.length : place);
    };
    return usual.toSorted((a, b) => rank(a) - rank(b));
  }
}
