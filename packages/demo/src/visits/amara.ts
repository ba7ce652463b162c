import { demoId } from '../ids.ts';
import type { PastVisit, RecordEvent } from '../past-visit.ts';

const name = 'Amara Okafor';
const emg = demoId(`${name} emg-wrist-extension`);
const rising = demoId(`${name} sit-to-stand`);

/** The 30 lifts, ten a set: 5, 5 and 7 of them held in the zone, with fewer words each time. */
const lifts = [
  { held: '1010011010', words: 5 },
  { held: '0110100110', words: 3 },
  { held: '1101101011', words: 2 },
] as const;

export const pastVisitId = demoId(`${name} last visit`);

/** Amara Okafor's last visit: lifts seen by a sensor, rises counted by hand. */
export const amarasVisit: PastVisit = {
  id: pastVisitId,
  patient: name,
  by: 'rivera@demo.invalid',
  daysAgo: 3,
  time: '10:15',
  minutes: 46,
  record: (record) => {
    record(1, 'pain.rated', { score: 2, when: 'before', site: 'right shoulder' });
    record(1.2, 'vitals.taken', { when: 'before', systolic: 128, diastolic: 78, heartRate: 72 });
    record(1.6, 'quote.said', { text: 'The hand still catches at breakfast.', speaker: 'patient' });
    practiseLifts(record);
    practiseRising(record);
    record(44, 'vitals.taken', { when: 'after', systolic: 132, diastolic: 80, heartRate: 80 });
    record(44.3, 'pain.rated', { score: 2, when: 'after', site: 'right shoulder' });
    record(44.8, 'remark.written', {
      section: 'progress-and-plan',
      text: 'Same zone next time, then in random order with opening the hand.',
    });
    record(45, 'visit.finished', {});
  },
};

function practiseLifts(record: RecordEvent): void {
  record(3, 'activity.started', { activityId: emg, by: 'therapist', mode: 'one-on-one' });
  record(4, 'reference.set', {
    activityId: emg,
    kind: 'submaximal',
    value: 164,
    unit: 'µV',
    muscle: 'Extensor carpi radialis',
    placement: 'Belly of the muscle, 2 cm apart along the fibres',
  });
  record(4.2, 'zone.set', { activityId: emg, metric: 'emg-amplitude', floor: 40, ceiling: 70, holdSeconds: 2 });
  record(4.4, 'resistance.set', { activityId: emg, kind: 'gravity' });
  record(4.5, 'assistance.set', { activityId: emg, level: 'moderate' });
  lifts.forEach(({ held: row, words }, set) => {
    const from = 5 + set * 7;
    if (set < 2)
      record(from, 'cue.given', { activityId: emg, channel: 'tactile', level: 'some', text: 'Tapping over the wrist extensors' });
    for (let cue = 0; cue < words; cue++)
      record(from + 0.1 + cue * 0.1, 'cue.given', {
        activityId: emg,
        channel: 'verbal',
        level: set === 0 ? 'much' : 'some',
        text: 'Lift the bar to the line',
      });
    [...row].forEach((held, index) => {
      record(from + 0.7 + index * 0.4, 'repetition.done', {
        activityId: emg,
        held: held === '1',
        holdSeconds: held === '1' ? 2.2 : 1.1,
        peak: held === '1' ? 58 : 78,
        set: set + 1,
      });
    });
    record(from + 5, 'set.finished', { activityId: emg });
    if (set === 0) {
      const eased = record(from + 5.4, 'assistance.set', { activityId: emg, level: 'minimal' });
      record(from + 5.6, 'reason.given', { of: [eased], text: 'the lifts came without trunk lean' });
    }
  });
  record(26.5, 'effort.rated', { activityId: emg, score: 4, scale: 'CR10' });
  record(27, 'activity.stopped', { activityId: emg });
}

function practiseRising(record: RecordEvent): void {
  record(29, 'activity.started', { activityId: rising, by: 'therapist', mode: 'one-on-one' });
  record(29.2, 'resistance.set', { activityId: rising, kind: 'none' });
  record(29.4, 'assistance.set', { activityId: rising, level: 'contact-guard' });
  for (let set = 0; set < 3; set++) {
    const from = 30 + set * 4;
    record(from, 'cue.given', { activityId: rising, channel: 'verbal', level: 'some', text: 'Push the floor away' });
    for (let rise = 0; rise < 8; rise++)
      record(from + 0.3 + rise * 0.3, 'repetition.done', { activityId: rising, held: rise < 5 + set, set: set + 1 });
    record(from + 2.9, 'set.finished', { activityId: rising });
  }
  record(42.5, 'effort.rated', { activityId: rising, score: 3, scale: 'CR10' });
  record(43, 'activity.stopped', { activityId: rising });
}
