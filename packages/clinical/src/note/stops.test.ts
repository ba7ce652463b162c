import { describe, expect, it } from 'vitest';
import { readLog } from '../log/read.ts';
import { activityId, chart, TestVisit } from '../stop/visit.fixture.ts';
import { composeNote } from './compose.ts';

const stopText = (told: TestVisit): string[] => {
  const note = composeNote(readLog(told.events), { locale: 'en-US' });
  return note.sections.flatMap(({ sentences }) => sentences.filter(({ key }) => key === 'stop').map(({ text }) => text));
};
const findings = (told: TestVisit): string[] =>
  composeNote(readLog(told.events), { locale: 'en-US' }).findings.map(({ key }) => key);

describe('what the note tells of a STOP', () => {
  it('tells rule, reason, rechecks, and the words of who cleared it', () => {
    const told = new TestVisit(chart()).start();
    const pain = told.say('pain.rated', { score: 7, when: 'during' });
    const { id: stop } = told.say('stop.pressed', { from: 'rule', rule: 'stop-pain-rise' }, { evidence: [pain.id] });
    told.say('pain.rated', { score: 2, when: 'during' });
    told.say('stop.cleared', { stop, text: 'Splint moved, pain settled' });
    expect(stopText(told)).toEqual([
      expect.stringMatching(
        /^STOP by a safety rule at \d{1,2}:\d\d [AP]M: pain two points over the start; rechecked: pain 2\/10 at \d{1,2}:\d\d [AP]M; cleared at \d{1,2}:\d\d [AP]M by the therapist \(“Splint moved, pain settled”\)\.$/,
      ),
    ]);
  });

  it('tells that practice ended where nothing lets it go on, and asks nobody to clear it', () => {
    const told = new TestVisit(chart()).start();
    told.stop('seizure');
    told.say('visit.finished', {});
    expect(stopText(told)[0]).toMatch(/: a seizure; practice ended for the day\.$/);
    expect(findings(told)).not.toContain('stop-open');
  });

  it('tells the exception that let practice go on after chest pain', () => {
    const told = new TestVisit(chart()).start();
    const stop = told.stop('chest-pain');
    told.say('vitals.taken', { when: 'during', systolic: 128, diastolic: 80, heartRate: 76, symptoms: [] });
    told.say('stop.cleared', { stop, exception: 'stable-angina', text: 'Own nitroglycerin, gone after two minutes' });
    expect(stopText(told)[0]).toMatch(
      /: chest pain; rechecked: BP 128\/80, HR 76, no symptoms at \d{1,2}:\d\d [AP]M; cleared at \d{1,2}:\d\d [AP]M by the therapist: known stable angina, relieved by rest or medication as ordered \(“Own/,
    );
  });

  it('tells a STOP that nobody meant as a mistake, and no reason is owed', () => {
    const told = new TestVisit(chart()).start();
    const stop = told.stop();
    told.say('stop.voided', { stop, because: 'mistaken-press' });
    told.say('activity.resumed', { activityId });
    expect(stopText(told)[0]).toMatch(
      /^STOP pressed by the therapist at \d{1,2}:\d\d [AP]M: pressed by mistake; treatment continued\.$/,
    );
    expect(findings(told)).not.toContain('stop-unexplained');
  });

  it('names the therapist whom an assistant reached, and waits for a therapist to confirm it', () => {
    const told = new TestVisit(chart()).start();
    const stop = told.stop('fatigue');
    const { id } = told.as('assistant', 'stop.cleared', {
      stop,
      text: 'Rested for five minutes, effort back to 2',
      reached: { name: 'D. Rivera', how: 'phone', at: 1_795_996_800_000 },
    });
    expect(stopText(told)[0]).toMatch(/by the assistant, therapist reached \(D\. Rivera, phone\) \(“Rested/);
    expect(findings(told)).toContain('clearance-unconfirmed');
    told.say('reason.confirmed', { of: id });
    expect(findings(told)).not.toContain('clearance-unconfirmed');
  });
});
