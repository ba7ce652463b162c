import { findingPhrases } from './english-findings.ts';
import type { PhraseBook, PhraseReader } from './phrase.ts';
import * as w from './words.ts';

/** English sentences of the note. Each is a function of its parameters, which are already rounded. */
export const english: PhraseBook = {
  ...findingPhrases,
  'title.treatment': (p) => `Treatment note · visit ${w.num(p.number('visit'))}`,
  'title.addendum': (p) => `Addendum to the treatment note · visit ${w.num(p.number('visit'))}`,
  'title.unopened': () => 'Treatment note',
  'section.subjective': () => 'Subjective',
  'section.intervention': () => 'Intervention',
  'section.skilled-need': () => 'Skilled need',
  'section.response': () => 'Response',
  'section.progress-and-plan': () => 'Progress and plan',
  'section.time': () => 'Time',

  conditions: (p) => {
    const [sides, onsets] = [p.texts('sides'), p.texts('onsets')];
    return `Seen for ${w.and(p.texts('names').map((name, i) => `${name} (${sides[i]}, since ${w.date(onsets[i] ?? '')})`))}.`;
  },
  quote: (p) => `${p.text('speaker') === 'caregiver' ? 'Caregiver: ' : ''}${w.quoted(p.text('text'))}`,
  remark: (p) => p.text('text'),
  pain: (p) => {
    const rows = ratings(p);
    const where = p.has('activity') ? ` in ${p.text('activity')}` : '';
    return `Pain ${w.and(rows)}${where}.`;
  },
  vitals: (p) => {
    const [values, whens] = [p.texts('values'), p.texts('whens')];
    const name = vitalNames[p.text('sign')] ?? ['Vital sign', ''];
    return `${name[0]} ${values.map((value, i) => `${value}${name[1]} ${whens[i]}`).join(', ')}.`;
  },

  deficits: (p) => {
    const [parts, sides, details] = [p.texts('parts'), p.texts('sides'), p.texts('details')];
    const items = p.texts('names').map((name, i) => {
      const where = parts[i] === '' ? (sides[i] === '' ? '' : ` (${sides[i]})`) : `, ${w.place(sides[i] ?? '', parts[i] ?? '')}`;
      return `${name}${where}${details[i] === '' ? '' : ` (${w.quoted(details[i] ?? '')})`}`;
    });
    return `Deficits from the evaluation: ${items.join('; ')}.`;
  },
  service: (p) =>
    `${p.text('name')} (${p.text('code')}) for ${w.and(p.texts('intents'))}, ${
      p.has('minutes')
        ? `${w.num(p.number('minutes'))} min${p.text('attendance') === 'one-on-one' ? ' one-on-one' : ''}`
        : 'no time recorded'
    }.`,
  activity: (p) =>
    `${w.cap(p.text('activity'))}, ${w.place(p.text('side'), p.text('part'))}${p.has('position') ? `, ${p.text('position')}` : ''}, for ${p.text('objective')}.`,
  reference: (p) =>
    `Reference in ${p.text('activity')}: ${w.reference[p.text('kind')]}, ${w.num(p.number('value'))} ${p.text('unit')}${
      p.has('muscle') ? `, ${p.text('muscle')}` : ''
    }${p.has('placement') ? ` (placement: ${p.text('placement')})` : ''}.`,
  'dose.emg': (p) => {
    const [held, done] = [p.number('held'), p.number('done')];
    const [floors, ceilings, holds] = [p.numbers('floors'), p.numbers('ceilings'), p.numbers('holds')];
    const zones = floors.map(
      (floor, i) => `${(holds[i] ?? 0) > 0 ? `${w.num(holds[i] ?? 0)} s ` : ''}at ${w.num(floor)}–${w.num(ceilings[i] ?? 0)} %`,
    );
    const of = p.has('reference') ? `of the ${w.reference[p.text('reference')]}` : '(reference not recorded)';
    return `EMG biofeedback of the ${w.place(p.text('side'), p.text('muscle'))}, ${w.num(held)} of ${w.count(done, 'repetition')} held ${w.inTurn(zones)} ${of}${bySet(p)}.`;
  },
  'dose.counted': (p) => {
    const [done, held, sets] = [p.number('done'), p.number('held'), p.numbers('setsDone')];
    const inSets = sets.length > 1 ? ` in ${w.count(sets.length, 'set')} (${w.and(sets)})` : '';
    const kept = held === done ? '' : `, ${w.num(held)} of them as asked`;
    return `${w.cap(p.text('activity'))}: ${w.count(done, 'repetition')}${inSets}${kept}.`;
  },
  'dose.planned': (p) => `Planned for ${p.text('activity')}: ${w.num(p.number('sets'))} × ${w.num(p.number('repetitions'))}.`,
  resistance: (p) => {
    const [kinds, values, units, texts] = [p.texts('kinds'), p.texts('values'), p.texts('units'), p.texts('texts')];
    const items = kinds.map((kind, i) => {
      const amount = values[i] === '' ? '' : ` ${values[i]}${units[i] === '' ? '' : ` ${units[i]}`}`;
      return `${resistanceNames[kind] ?? kind}${amount}${texts[i] === '' ? '' : ` (${texts[i]})`}`;
    });
    return `Resistance in ${p.text('activity')}: ${w.inTurn(items)}${because(p)}.`;
  },

  cues: (p) => {
    const channels = (['verbal', 'tactile', 'visual'] as const).filter((channel) => p.has(channel));
    const counts = channels.map((channel) => `${channel} ${w.and(p.numbers(channel))}`);
    const sets = channels.some((channel) => p.numbers(channel).length > 1) ? ' by set' : '';
    const levels = (['hint', 'some', 'much'] as const)
      .filter((level) => p.number(level) > 0)
      .map((level) => `${level} ${w.num(p.number(level))}`);
    return `Cues in ${p.text('activity')}: ${counts.join('; ')}${sets} (by level: ${levels.join(', ')})${because(p)}.`;
  },
  'cue.words': (p) => `Words of the cues in ${p.text('activity')}: ${w.and(p.texts('texts').map(w.quoted))}.`,
  assistance: (p) => {
    const levels = p.texts('levels');
    const [first = '', second = ''] = levels;
    if (levels.length === 1) return `${w.cap(w.assistance[first] ?? first)} in ${p.text('activity')}${because(p)}.`;
    if (levels.length === 2) {
      const way = w.assistanceRank(second) < w.assistanceRank(first) ? 'reduced' : 'increased';
      return `Assistance in ${p.text('activity')} ${way} from ${first} to ${second}${because(p)}.`;
    }
    return `Assistance in ${p.text('activity')} changed: ${w.inTurn(levels)}${because(p)}.`;
  },
  'zone.changed': (p) => {
    const [floors, ceilings, holds] = [p.numbers('floors'), p.numbers('ceilings'), p.numbers('holds')];
    const zones = floors.map((floor, i) => `${w.num(floor)}–${w.num(ceilings[i] ?? 0)} % held ${w.num(holds[i] ?? 0)} s`);
    return `Target zone in ${p.text('activity')} changed: ${w.inTurn(zones)}${because(p)}.`;
  },
  reason: (p) => {
    const times = p.texts('times');
    const whats = p.texts('kinds').map((kind, i) => `${w.eventNames[kind]?.[0] ?? 'entry'} (${times[i]})`);
    return `${w.cap(w.and(whats))} because ${w.quoted(p.text('because'))}.`;
  },

  effort: (p) => `Effort ${w.inTurn(p.numbers('scores').map((score) => `${w.num(score)}/10`))} (CR10) in ${p.text('activity')}.`,
  'performance.sets': (p) =>
    `Performance within the visit in ${p.text('activity')}: ${w.num(p.number('firstHeld'))} of ${w.num(p.number('firstDone'))} held in the first set, ${w.num(
      p.number('lastHeld'),
    )} of ${w.num(p.number('lastDone'))} in the last.`,
  'performance.compared': (p) =>
    `Held in the zone ${w.num(p.number('now'))} % in ${p.text('activity')}, last visit (${w.date(p.text('date'))}) ${w.num(p.number('before'))} %, same reference and placement.`,
  'performance.apart': (p) =>
    `Held in the zone ${w.num(p.number('now'))} % in ${p.text('activity')}; not comparable with the last visit (${w.date(p.text('date'))}): ${
      apartWhy[p.text('why')] ?? 'the references differ'
    }.`,
  stop: (p) => {
    const why = p.has('why') ? (w.stopWhy[p.text('why')] ?? p.text('why')) : 'reason not recorded';
    const words = p.has('text') ? ` (${w.quoted(p.text('text'))})` : '';
    const cleared = p.has('cleared')
      ? `cleared at ${p.text('cleared')}${p.has('clearedText') ? ` (${w.quoted(p.text('clearedText'))})` : ''}`
      : 'not cleared';
    return `STOP ${stopFrom[p.text('by')] ?? 'pressed'} at ${p.text('time')}: ${why}${words}; ${cleared}.`;
  },

  'progress.practice': (p) => {
    const parts = [
      p.has('done') ? `${w.count(p.number('done'), 'repetition')} (${w.num(p.number('doneBefore'))})` : '',
      p.has('assistance')
        ? `${w.assistance[p.text('assistance')]} (${w.assistance[p.text('assistanceBefore')] ?? p.text('assistanceBefore')})`
        : '',
      p.has('cues') ? `${w.count(p.number('cues'), 'cue')} (${w.num(p.number('cuesBefore'))})` : '',
    ].filter(Boolean);
    return `${w.cap(p.text('activity'))}, in brackets the last visit (${w.date(p.text('date'))}): ${parts.join(', ')}.`;
  },
  'progress.first': (p) =>
    p.has('date')
      ? `${w.cap(p.text('activity'))} was not practised in the last visit (${w.date(p.text('date'))}): nothing to compare with.`
      : `${w.cap(p.text('activity'))}: no earlier visit to compare with.`,
  'measure.taken': (p) =>
    `${p.text('name')}${p.has('side') ? `, ${p.text('side')}` : ''}: ${w.num(p.number('value'))} ${p.text('unit')}${
      p.has('baseline')
        ? `; baseline ${w.num(p.number('baseline'))} ${p.text('unit')} on ${w.date(p.text('baselineOn'))}, change since ${changeOf(p)}`
        : '; no comparable baseline'
    }.`,
  'measure.standing': (p) =>
    `${p.text('name')}${p.has('side') ? `, ${p.text('side')}` : ''}, not taken in this visit: baseline ${w.num(p.number('baseline'))} ${p.text('unit')} on ${w.date(
      p.text('baselineOn'),
    )}${p.has('change') ? `, last ${w.num(p.number('value'))} ${p.text('unit')} on ${w.date(p.text('on'))}, change ${changeOf(p)}` : ''}.`,

  'time.day': (p) => `Date of service ${w.date(p.text('day'))}.`,
  'time.code': (p) =>
    `${p.text('name')} (${p.text('code')}) ${w.num(p.number('minutes'))} min${p.text('timed') === 'yes' ? '' : ', untimed'}.`,
  'time.people': (p) => {
    const seconds = p.numbers('seconds');
    return `Furnished by ${w.and(p.texts('people').map((by, i) => `${w.furnisher[by] ?? by} (${w.duration(seconds[i] ?? 0)})`))}.`;
  },
  'time.uncounted': (p) => {
    const [modes, people] = [p.texts('modes'), p.texts('people')];
    const items = p
      .numbers('seconds')
      .map((s, i) => `${w.duration(s)} ${modes[i]} by ${w.furnisher[people[i] ?? ''] ?? people[i]}`);
    return `On the clock and in no minutes above: ${w.and(items)}.`;
  },
  'time.corrected': (p) =>
    `Time of ${p.text('activity')} corrected from ${w.duration(p.number('measured'))} on the clock to ${w.duration(p.number('seconds'))}; reason: ${w.quoted(p.text('reason'))}.`,
  'time.total': (p) => `Timed minutes ${w.num(p.number('timed'))} · total treatment minutes ${w.num(p.number('total'))}.`,

  'addendum.adds': (p) => {
    const counts = p.numbers('counts');
    const kinds = p.texts('kinds').map((kind, i) => {
      const names = w.eventNames[kind] ?? ['entry', 'entries'];
      return w.count(counts[i] ?? 0, names[0], names[1]);
    });
    return `This addendum adds what reached the log after the signature: ${w.and(kinds)}.`;
  },
  'addendum.corrects': (p) =>
    `Correction: the ${w.eventNames[p.text('kind')]?.[0] ?? 'entry'} of ${p.text('time')} in the signed note ${
      p.has('by') ? `is replaced by the ${w.eventNames[p.text('by')]?.[0] ?? 'entry'} given here` : 'is taken back'
    }${p.has('was') ? `; it read ${w.quoted(p.text('was'))}` : ''}${p.has('reason') ? `; reason: ${w.quoted(p.text('reason'))}` : ''}.`,
  'addendum.time': (p) =>
    p.number('timed') === p.number('timedBefore') && p.number('total') === p.number('totalBefore')
      ? 'The minutes of the signed note are unchanged.'
      : `With these events timed minutes are ${w.num(p.number('timed'))} (signed: ${w.num(p.number('timedBefore'))}) and total treatment minutes ${w.num(
          p.number('total'),
        )} (signed: ${w.num(p.number('totalBefore'))}).`,
};

const vitalNames: Readonly<Record<string, readonly [string, string]>> = {
  'blood-pressure': ['Blood pressure', ' mmHg'],
  'heart-rate': ['Heart rate', '/min'],
  spo2: ['Oxygen saturation', ' %'],
};

const resistanceNames: Readonly<Record<string, string>> = {
  none: 'none added',
  gravity: 'gravity',
  manual: 'manual',
  weight: 'weight',
  band: 'band',
  machine: 'machine',
};

const apartWhy: Readonly<Record<string, string>> = {
  kind: 'the references differ',
  placement: 'the electrode placements differ',
  missing: 'a reference is not recorded for both visits',
};

const stopFrom: Readonly<Record<string, string>> = {
  therapist: 'pressed by the therapist',
  patient: 'pressed by the patient',
  rule: 'by a safety rule',
};

const because = (p: PhraseReader): string => (p.has('because') ? ` because ${w.and(p.texts('because').map(w.quoted))}` : '');

const changeOf = (p: PhraseReader): string => `${w.change(p.number('change'))} ${p.text('unit')} (${p.text('better')} is better)`;

/** ` (6, 8 and 9 of 10 by set)`, or the pairs where the sets differ in size. */
function bySet(p: PhraseReader): string {
  const [held, done] = [p.numbers('setsHeld'), p.numbers('setsDone')];
  if (done.length < 2) return '';
  const same = done.every((n) => n === done[0]);
  return same
    ? ` (${w.and(held)} of ${w.num(done[0] ?? 0)} by set)`
    : ` (${w.and(held.map((n, i) => `${w.num(n)} of ${w.num(done[i] ?? 0)}`))} by set)`;
}

/** Ratings of one score and site together: `1/10 before and after`. */
function ratings(p: PhraseReader): string[] {
  const [scores, whens, sites] = [p.numbers('scores'), p.texts('whens'), p.texts('sites')];
  const groups = new Map<string, { score: number; site: string; whens: string[] }>();
  scores.forEach((score, i) => {
    const site = sites[i] ?? '';
    const group = groups.get(`${score} ${site}`) ?? { score, site, whens: [] };
    if (!group.whens.includes(whens[i] ?? '')) group.whens.push(whens[i] ?? '');
    groups.set(`${score} ${site}`, group);
  });
  return [...groups.values()].map((g) => `${w.num(g.score)}/10 ${w.and(g.whens)}${g.site === '' ? '' : ` (${g.site})`}`);
}
