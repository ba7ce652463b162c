import type { PlacedLabel, StoredSide } from '@eupraxia/catalogue';
import { shown } from '@eupraxia/kernel';
import type { Side } from '../../log/vocabulary.ts';
import type { PhraseReader, Phrases } from '../phrase-book.ts';
import { feedbackPhrases } from './feedback-phrases.ts';
import { findingPhrases } from './finding-phrases.ts';
import { timePhrases } from './time-phrases.ts';
import * as w from './words.ts';

const stanceNames: Readonly<Record<string, string>> = {
  apart: 'feet apart',
  together: 'feet together',
  semi: 'feet half in line',
  tandem: 'feet in line',
  one: 'one leg',
};

/** A side of the body as it follows the time at which it was confirmed. */
const bodySides: Readonly<Record<string, string>> = { left: ' (left)', right: ' (right)', bilateral: ' (both sides)' };
const eyeNames: Readonly<Record<string, string>> = { open: 'eyes open', closed: 'eyes closed' };
const surfaceNames: Readonly<Record<string, string>> = { firm: 'firm surface', foam: 'foam surface' };

/** English sentences of the note. Each is a function of its parameters, which are already rounded. */
export const phrases: Phrases = {
  ...findingPhrases,
  ...feedbackPhrases,
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
    const [sides, onsets] = [p.ids('sides'), p.ids('onsets')];
    const items = sides.map((side, i) => `${p.condition('names', side as StoredSide, i)}, onset ${w.date(onsets[i] ?? '')}`);
    return `Seen for ${items.join('; ')}.`;
  },
  'patient.confirmed': (p) => {
    const [times, sides] = [p.ids('times'), p.ids('sides')];
    const at = times.map((time, i) => `${w.twelveHour(time)}${bodySides[sides[i] ?? ''] ?? ''}`);
    return `Patient identity${sides.some((side) => side in bodySides) ? ' and side' : ''} confirmed at ${w.and(at)}.`;
  },
  quote: (p) => `${p.id('speaker') === 'caregiver' ? 'Caregiver: ' : ''}${w.quoted(p.text('text'))}`,
  remark: (p) => p.text('text'),
  gap: (p) => `Not documented: ${gapNames[p.id('gap')] ?? 'an item not known to this program'}.`,
  pain: (p) => led(p, `Pain ${w.and(ratings(p))}.`),
  vitals: (p) => {
    const [values, whens, times] = [p.ids('values'), p.ids('whens'), p.ids('times')];
    const name = vitalNames[p.id('sign')] ?? ['Vital sign', ''];
    const when = (i: number): string =>
      whens[i] === 'during' ? `at ${w.twelveHour(times[i] ?? '')}` : (moments[whens[i] ?? ''] ?? '');
    return `${name[0]} ${values.map((value, i) => `${value}${name[1]} ${when(i)}`).join(', ')}.`;
  },

  deficits: (p) => {
    const [parts, sides, details] = [p.texts('parts'), p.ids('sides'), p.texts('details')];
    const items = p.texts('names').map((name, i) => {
      const where = parts[i] === '' ? sideOf(sides[i] ?? '') : `, ${placed(p, 'parts', sides[i] ?? '', 'bare', i)}`;
      return `${name}${where}${details[i] === '' ? '' : ` (${w.quoted(details[i] ?? '')})`}`;
    });
    return `Deficits from the evaluation: ${items.join('; ')}.`;
  },
  service: (p) => {
    const sides = p.has('sides') ? p.ids('sides') : [];
    const places = sides.map((side, i) => placed(p, 'parts', side, 'the', i));
    const attended = attendances[p.id('attendance')] ?? '';
    const time = p.has('minutes') ? `${clockText(p)}${attended}` : 'no time recorded';
    const of = places.length === 0 ? '' : ` of ${w.and(places)}`;
    return `${service(p)}${of} (${p.ids('codes').join(', ')}), ${time}; intent: ${p.texts('intents').map(w.unstopped).join('; ')}.`;
  },
  activity: (p) => {
    const where = p.has('part') ? `, ${placed(p, 'part', p.id('side'), 'bare')}` : '';
    const position = p.has('position') ? `, ${p.text('position')}` : '';
    const serves = w.unstopped(p.text('objective'));
    return `${activity(p)}${where}${position}${p.isTyped('objective') ? `; objective: ${serves}` : `, ${serves}`}.`;
  },
  reference: (p) => {
    const at = p.has('muscle') ? ` at the ${p.text('muscle')}` : '';
    const placed = p.has('placement') ? ` (placement: ${w.brief(p.text('placement'))})` : '';
    return led(p, `${w.cap(referenceOf(p.id('kind')))} ${w.reading(p.number('value'))} ${p.id('unit')}${at}${placed}.`);
  },
  'dose.emg': (p) => {
    const [held, sets] = [p.numbers('held'), p.numbers('sets')];
    const [setsHeld, setsDone] = [p.numbers('setsHeld'), p.numbers('setsDone')];
    let set = 0;
    const doses = p.numbers('done').map((done, i) => {
      const first = set;
      set += sets[i] ?? 0;
      const of = i === 0 ? w.count(done, 'repetition') : w.num(done);
      const more = [bySet(setsHeld.slice(first, set), setsDone.slice(first, set)), reached(p, i)].filter((part) => part !== '');
      return `${w.num(held[i] ?? 0)} of ${of} held ${target(p, i)}${more.length === 0 ? '' : ` (${more.join('; ')})`}`;
    });
    return `EMG biofeedback of ${placed(p, 'muscle', p.id('side'), 'the')}, ${w.inTurn(doses)}${planned(p)}.`;
  },
  'dose.counted': (p) => {
    const [done, held, sets] = [p.number('done'), p.number('held'), p.numbers('setsDone')];
    const even = sets.length > 1 && sets.every((n) => n === sets[0]);
    const more = p.has('more') ? 'more ' : '';
    // What is planned in seconds or meters is counted in bouts: how long each took was not recorded.
    const noun = p.has('plannedUnit') ? 'bout' : 'repetition';
    const dose = even
      ? `${more}${w.num(sets.length)} × ${w.num(sets[0] ?? 0)}`
      : `${w.count(done, `${more}${noun}`)}${sets.length > 1 ? ` in ${w.count(sets.length, 'set')} (${w.and(sets)})` : ''}`;
    const kept =
      held === done ? '' : even ? `, ${w.num(held)} of ${w.num(done)} with correct form` : `, ${w.num(held)} with correct form`;
    const counters = p.has('by') ? `, counted by ${w.and(p.ids('by').map((role) => w.furnisher[role] ?? role))}` : '';
    const asPlanned =
      p.has('planned') &&
      !p.has('plannedUnit') &&
      !p.has('plannedPerSide') &&
      p.numbers('planned')[0] === sets.length &&
      p.numbers('planned')[1] === sets[0] &&
      even;
    return led(p, `Completed ${dose}${asPlanned ? ' as planned' : ''}${kept}${counters}${asPlanned ? '' : planned(p)}.`);
  },
  'dose.stands': (p) => {
    const [counts, best, mean, lost] = [p.numbers('counts'), p.numbers('best'), p.numbers('mean'), p.numbers('lost')];
    const [eyes, surfaces] = [p.ids('eyes'), p.ids('surfaces')];
    const items = p.ids('bases').map((base, i) => {
      const how = `${stanceNames[base] ?? base}, ${eyeNames[eyes[i] ?? ''] ?? ''}, ${surfaceNames[surfaces[i] ?? ''] ?? ''}`;
      const times =
        counts[i] === 1
          ? `${w.num(best[i] ?? 0)} s`
          : `${w.count(counts[i] ?? 0, 'stand')}, best ${w.num(best[i] ?? 0)} s, mean ${w.num(mean[i] ?? 0)} s`;
      const falls = lost[i] ?? 0;
      return `${how}: ${times}${falls === 0 ? '' : `, balance lost ${falls === 1 ? 'once' : `${w.num(falls)} times`}`}`;
    });
    return led(p, `Stood with ${items.join('; ')}.`);
  },
  resistance: (p) => {
    const [units, texts] = [p.ids('units'), p.ids('texts')];
    const items = p.ids('kinds').map((kind, i) => {
      const value = p.optionalNumber('values', i);
      const amount = value === null ? '' : ` ${w.num(value)}${units[i] === '' ? '' : ` ${units[i]}`}`;
      const name = resistanceNames[kind] ?? kind;
      if (texts[i] !== '') return `${gradeNames[texts[i] ?? ''] ?? texts[i]} ${name}${amount}`;
      const own = p.optionalText('texts', i);
      return own === null ? `${name}${amount}` : `${name}${amount} (${own})`;
    });
    const way = items.length === 1 ? '' : 'Resistance changed: ';
    return led(p, `${way}${way === '' ? w.cap(w.inTurn(items)) : w.inTurn(items)}${by(p)}.`);
  },

  cues: (p) => {
    const channels = (['verbal', 'tactile', 'visual', 'unlisted'] as const).filter((channel) => p.has(channel));
    const sets = channels.some((channel) => p.numbers(channel).length > 1);
    const total = channels.reduce((sum, channel) => sum + p.numbers(channel).reduce((n, given) => n + given, 0), 0);
    const counts = channels.map((channel) => {
      const given = p.numbers(channel);
      const [one, many] =
        channel === 'unlisted' ? ['cue of another kind', 'cues of another kind'] : [`${channel} cue`, `${channel} cues`];
      if (sets && total === 1) return `1 ${one} in set ${given.indexOf(1) + 1}`;
      return sets ? `${many} ${given.map(w.num).join(', ')}` : w.count(given[0] ?? 0, one, many);
    });
    const levels = (['much', 'some', 'hint'] as const).filter((level) => p.number(level) > 0);
    const [only] = levels;
    const how =
      levels.length === 0
        ? ''
        : levels.length === 1 && only !== undefined
          ? `, ${p.number(only) === 1 && only === 'hint' ? 'as a hint' : alone[only]}`
          : `; ${levels.map((level) => `${among[level]} in ${w.num(p.number(level))}`).join(', ')}`;
    return led(p, `${w.cap(w.and(counts))}${sets && total > 1 ? ' by set' : ''}${how}${by(p)}.`);
  },
  'cue.words': (p) => led(p, `Cue words: ${w.and(p.texts('texts').map(w.quoted))}.`),
  assistance: (p) => {
    const levels = p.ids('levels');
    const [first = '', second = ''] = levels;
    const when = p.has('afterSet') ? ` after set ${w.num(p.number('afterSet'))}` : '';
    if (levels.length === 1) return led(p, `${w.cap(w.assistance[first] ?? first)}${by(p)}.`);
    if (levels.length === 2 && !levels.includes('unlisted')) {
      const way = w.assistanceRank(second) < w.assistanceRank(first) ? 'reduced' : 'increased';
      return led(p, `Assistance ${way} from ${w.level(first)} to ${w.level(second)}${when}${by(p)}.`);
    }
    return led(p, `Assistance ${w.inTurn(levels.map(w.level))}${by(p)}.`);
  },
  'zone.changed': (p) => {
    const holds = p.numbers('holds');
    const zones = p.numbers('floors').map((_floor, i) => `${edges(p, i)} held ${w.num(holds[i] ?? 0)} s`);
    const change = zones.length === 2 ? `changed from ${zones[0]} to ${zones[1]}` : w.inTurn(zones);
    return led(p, `Target zone ${change}${by(p)}.`);
  },
  reason: (p) => {
    const times = p.ids('times');
    const whats = p.ids('kinds').map((kind, i) => `${w.eventNames[kind]?.[0] ?? 'entry'} (${w.twelveHour(times[i] ?? '')})`);
    return `The therapist on the ${w.and(whats)}: ${w.quoted(p.text('because'))}.`;
  },

  effort: (p) => {
    const scores = w.inTurn(p.numbers('scores').map((score) => `${w.num(score)}/10`));
    return led(p, `Effort ${scores} (${p.has('words') ? 'child’s scale in words and pictures' : 'CR10'}).`);
  },
  'performance.sets': (p) =>
    led(
      p,
      `Performance within the visit from ${w.num(p.number('firstHeld'))} of ${w.num(p.number('firstDone'))} held in the first set to ${w.num(
        p.number('lastHeld'),
      )} of ${w.num(p.number('lastDone'))} in the last.`,
    ),
  'performance.compared': (p) =>
    led(
      p,
      `Held in the zone in ${w.num(p.number('now'))} % of the repetitions, ${w.num(p.number('before'))} % in the last visit, with the same reference and placement.`,
    ),
  'performance.apart': (p) =>
    led(
      p,
      `Held in the zone in ${w.num(p.number('now'))} % of the repetitions; not comparable with the last visit (${w.date(p.id('date'))}): ${
        apartWhy[p.id('why')] ?? 'the references differ'
      }.`,
    ),
  stop: (p) => {
    const from = `STOP ${stopFrom[p.id('by')] ?? 'pressed'} at ${w.twelveHour(p.id('time'))}`;
    const quoted = p.has('text') ? ` (${w.quoted(p.text('text'))})` : '';
    if (p.has('voided')) return `${from}: ${stopVoided[p.id('voided')] ?? 'by mistake'}${quoted}; treatment continued.`;
    const reasons = [
      p.has('rule') ? w.small(p.text('rule')) : '',
      p.has('why') ? (w.stopWhy[p.id('why')] ?? p.id('why')) : '',
    ].filter((reason) => reason !== '');
    const why = reasons.length === 0 ? 'reason not recorded' : reasons.join('; ');
    const rechecks = p.has('rechecked')
      ? `; rechecked: ${p
          .ids('rechecked')
          .map((value, i) => `${value} at ${w.twelveHour(p.ids('recheckedAt')[i] ?? '')}`)
          .join(', ')}`
      : '';
    return `${from}: ${why}${quoted}${rechecks}; ${stopEnd(p)}.`;
  },

  'progress.practice': (p) => {
    const parts = [
      p.has('done') ? `${w.count(p.number('done'), 'repetition')} (then ${w.num(p.number('doneBefore'))})` : '',
      p.has('assistance')
        ? p.id('assistance') === p.id('assistanceBefore')
          ? `${w.assistance[p.id('assistance')]} (as then)`
          : `${w.assistance[p.id('assistance')]} (then ${w.level(p.id('assistanceBefore'))})`
        : '',
      p.has('cues') ? `${w.count(p.number('cues'), 'cue')} (then ${w.num(p.number('cuesBefore'))})` : '',
    ].filter(Boolean);
    return `${activity(p)}, compared with ${w.date(p.id('date'))}: ${parts.join(', ')}.`;
  },
  'progress.first': (p) => {
    if (p.has('discipline'))
      return `No earlier signed visit of ${therapies[p.id('discipline')] ?? 'this discipline'} to compare with.`;
    if (!p.has('date')) return 'First visit: nothing to compare with yet.';
    const names = p.activities('activities').map(w.activity);
    return `${w.cap(w.and(names))} ${names.length === 1 ? 'was' : 'were'} not part of the last signed visit (${w.date(p.id('date'))}): nothing to compare with.`;
  },
  'measure.taken': (p) => {
    const side = p.has('side') ? ` (${w.sideNames[p.id('side')]})` : '';
    const baseline = p.has('baseline')
      ? `${w.num(p.number('baseline'))} on ${w.date(p.id('baselineOn'))}: ${w.change(p.number('change'))} (${better(p.id('better'))})`
      : 'no comparable baseline';
    return `${p.alone('name')}${side} ${w.amount(p.number('value'), p.id('unit'))}; ${baseline}.`;
  },
  'measure.standing': (p) => {
    const [sides, values, units, days] = [p.ids('sides'), p.numbers('values'), p.ids('units'), p.ids('days')];
    const [since, betters] = [p.ids('since'), p.ids('better')];
    const [day = ''] = days;
    const oneDay = days.length > 1 && days.every((other) => other === day);
    const items = p.texts('names').map((name, i) => {
      const side = sides[i] === '' ? '' : ` (${w.sideNames[sides[i] ?? '']})`;
      const on = oneDay ? '' : ` on ${w.date(days[i] ?? '')}`;
      const taken = `${name}${side} ${w.amount(values[i] ?? 0, units[i] ?? '')}${on}`;
      const change = p.optionalNumber('changes', i);
      if (change === null) return taken;
      return `${taken}, ${w.change(change)} since ${w.date(since[i] ?? '')} (${better(betters[i] ?? '')})`;
    });
    return `Not measured in this visit; on record${oneDay ? ` from ${w.date(day)}` : ''}: ${items.join('; ')}.`;
  },

  'time.day': (p) => `Date of service ${w.date(p.id('day'))}.`,
  'time.code': (p) => `${service(p)} (${p.id('code')}) ${clockText(p)}${pools[p.id('pool')] ?? ''}.`,
  'time.people': (p) => {
    const seconds = p.numbers('seconds');
    return `Furnished by ${w.and(p.ids('people').map((by, i) => `${w.furnisher[by] ?? by} (${w.duration(seconds[i] ?? 0)})`))}.`;
  },
  'time.uncounted': (p) => {
    const [modes, people] = [p.ids('modes'), p.ids('people')];
    const items = p.numbers('seconds').map((s, i) => {
      const by = people[i] === 'none' ? '' : ` by ${w.furnisher[people[i] ?? ''] ?? people[i]}`;
      return `${w.duration(s)} ${modeNames[modes[i] ?? ''] ?? ''}${by}`;
    });
    return `Not billed: ${w.and(items)}.`;
  },
  'time.corrected': (p) =>
    `Time of ${w.activity(p.activity('activity'))} entered by hand at ${w.twelveHour(p.id('time'))} (clock showed ${w.duration(p.number('measured'))}): ${w.duration(
      p.number('seconds'),
    )}${p.has('began') ? ` from ${w.twelveHour(p.id('began'))}` : ''}; reason: ${w.quoted(p.text('reason'))}${p.has('later') ? `; ${w.duration(p.number('later'))} after it by the clock` : ''}.`,
  ...timePhrases,
  'time.total': (p) => {
    const codes = p.has('added') ? p.number('added') : 0;
    const once =
      codes === 0
        ? ''
        : codes === 1
          ? ' (seconds of the timed code rounded down once)'
          : ' (seconds of all timed codes added, then rounded down once)';
    return `Total timed-code minutes: ${w.num(p.number('timed'))}${once}; total treatment minutes: ${w.num(p.number('total'))}.`;
  },
  'time.same-day': (p) =>
    `All ${w.num(p.number('visits'))} visits of this discipline on this date together: timed-code minutes: ${w.num(
      p.number('timed'),
    )}; total treatment minutes: ${w.num(p.number('total'))}.`,

  'addendum.adds': (p) => {
    const counts = p.numbers('counts');
    const kinds = p.ids('kinds').map((kind, i) => {
      const names = w.eventNames[kind] ?? ['entry', 'entries'];
      return w.count(counts[i] ?? 0, names[0], names[1]);
    });
    return `This addendum adds what reached the log after the signature: ${w.and(kinds)}.`;
  },
  'addendum.corrects': (p) =>
    `Correction: the ${w.eventNames[p.id('kind')]?.[0] ?? 'entry'} of ${w.twelveHour(p.id('time'))} in the signed note ${
      p.has('by') ? `is replaced by the ${w.eventNames[p.id('by')]?.[0] ?? 'entry'} given here` : 'is taken back'
    }${p.has('was') ? `; it read ${w.quoted(p.told('was'))}` : ''}${p.has('reason') ? `; reason: ${w.quoted(p.text('reason'))}` : ''}.`,
  'addendum.time': (p) =>
    p.number('timed') === p.number('timedBefore') && p.number('total') === p.number('totalBefore')
      ? 'The minutes of the signed note are unchanged.'
      : `With these entries, timed minutes are ${w.num(p.number('timed'))} (signed: ${w.num(p.number('timedBefore'))}) and total treatment minutes ${w.num(
          p.number('total'),
        )} (signed: ${w.num(p.number('totalBefore'))}).`,
};

/** What a clinician may sign without. */
const gapNames: Readonly<Record<string, string>> = {
  response: 'how the patient responded',
  plan: 'plan for the next visit',
};

/** A discipline as a note names it. */
const therapies: Readonly<Record<string, string>> = {
  PT: 'physical therapy',
  OT: 'occupational therapy',
  SLP: 'speech-language pathology',
};

/** Who was there for the minutes of a service. */
const attendances: Readonly<Record<string, string>> = { 'one-on-one': ' one-on-one', caregiver: ' with the caregiver' };

/** What sets minutes apart from the timed ones. */
const pools: Readonly<Record<string, string>> = {
  untimed: ', untimed',
  caregiver: ', the patient absent; in neither total',
  month: ', of the calendar month; in neither total',
};

const moments: Readonly<Record<string, string>> = {
  before: 'before',
  during: 'during',
  after: 'after',
  unlisted: 'at a moment not known to this program',
};

const modeNames: Readonly<Record<string, string>> = { 'one-on-one': 'one-on-one', group: 'in a group', unattended: 'unattended' };

const vitalNames: Readonly<Record<string, readonly [string, string]>> = {
  'blood-pressure': ['Blood pressure', ''],
  'heart-rate': ['Heart rate', '/min'],
  spo2: ['Oxygen saturation', ' %'],
};

const resistanceNames: Readonly<Record<string, string>> = {
  none: 'no added resistance',
  gravity: 'against gravity',
  manual: 'manual resistance',
  weight: 'weight',
  band: 'resistance band',
  machine: 'machine',
  unlisted: 'resistance of a kind not known to this program',
};

/** Degrees that a screen offers stand before a resistance; a person's own words stand behind it, in brackets. */
const gradeNames: Readonly<Record<string, string>> = { light: 'light', moderate: 'moderate', strong: 'strong' };

const alone = { hint: 'as hints', some: 'with some help', much: 'with much help' } as const;
const among = { hint: 'a hint', some: 'some help', much: 'much help' } as const;

const apartWhy: Readonly<Record<string, string>> = {
  kind: 'the references differ',
  placement: 'the electrode placements differ',
  counted: 'the repetitions of the last visit are not known to be measured',
  unplaced: 'the electrode placement is not recorded for both visits',
  missing: 'a reference is not recorded for both visits',
};

/** Who pressed it, where that is a clinician by role; of any other sign-in it is said only that it was pressed. */
const stopFrom: Readonly<Record<string, string>> = {
  therapist: 'pressed by the therapist',
  assistant: 'pressed by the assistant',
  patient: 'pressed by the patient',
  rule: 'by a safety rule',
};

/** What a STOP that nobody meant came from. */
const stopVoided: Readonly<Record<string, string>> = {
  'mistaken-press': 'pressed by mistake',
  'wrong-entry': 'after an entry that was wrong and was taken back',
};

/** How a STOP ended: practice over for the day, not cleared yet, or cleared by whom and with what words. */
function stopEnd(p: PhraseReader): string {
  if (!p.has('cleared')) return p.has('ended') ? 'practice ended for the day' : 'not cleared';
  const by = p.has('clearedBy') ? ` by the ${p.id('clearedBy')}` : '';
  const reached = p.has('reached') ? `, therapist reached (${p.text('reached')})` : '';
  const exception = p.has('exception') ? `: ${w.small(p.text('exception'))}` : '';
  const said = p.has('clearedText') ? ` (${w.quoted(p.text('clearedText'))})` : '';
  return `cleared at ${w.twelveHour(p.id('cleared'))}${by}${reached}${exception}${said}`;
}

/** Behind the activity's name where the sentence stands apart from the others of its activity. */
const led = (p: PhraseReader, text: string): string => (p.has('activity') ? `${activity(p)}: ${w.small(text)}` : text);

/** An activity at the start of a sentence. */
const activity = (p: PhraseReader): string => w.cap(w.activity(p.activity('activity')));

const service = (p: PhraseReader): string => (p.isKnown('name') ? p.alone('name') : 'Service');

/** A part of the body or a muscle with its side. What a person called it is not bent: `right lower limb`. */
function placed(p: PhraseReader, name: string, side: string, as: keyof PlacedLabel, at?: number): string {
  const known = side === '' ? undefined : p.placed(name, side as Side, at);
  if (known !== undefined) return shown(known[as]);
  const own = at === undefined ? p.text(name) : (p.texts(name)[at] ?? '');
  const text = side === 'bilateral' ? `${own} on both sides` : `${side === 'left' || side === 'right' ? `${side} ` : ''}${own}`;
  return as === 'the' ? `the ${text}` : text;
}

const better = (which: string): string =>
  which === 'unlisted'
    ? 'which way is better is not known to this program'
    : which === 'lower'
      ? 'lower is better'
      : 'higher is better';

/** The therapist's own reason: the only one that a note ever states. */
const by = (p: PhraseReader): string => (p.has('because') ? ` (therapist: ${w.and(p.texts('because').map(w.quoted))})` : '');

const sideOf = (side: string): string =>
  side === '' || side === 'midline'
    ? ''
    : side === 'unlisted'
      ? `, ${w.sideNames[side]}`
      : side === 'bilateral'
        ? ', both sides'
        : `, ${side} side`;

/** Whole minutes, with the seconds beyond them where a note states those. */
function clockText(p: PhraseReader): string {
  const minutes = p.number('minutes');
  if (p.has('seconds')) return w.duration(minutes * 60 + p.number('seconds'));
  return minutes === 0 ? 'under 1 min' : `${w.num(minutes)} min`;
}

const referenceOf = (kind: string): string => w.reference[kind] ?? kind;

/** `; planned 3 × 10`, where the composer says that it was another number. */
const planned = (p: PhraseReader): string => {
  if (!p.has('planned')) return '';
  const [sets = 0, amount = 0] = p.numbers('planned');
  const unit = p.has('plannedUnit') ? ` ${p.id('plannedUnit')}` : '';
  return `; planned ${w.num(sets)} × ${w.num(amount)}${unit}${p.has('plannedPerSide') ? ' per side' : ''}`;
};

/** The edges of a zone with their unit: `55–85 %`, `below 20 %` where it goes down, `at least 40 %` without a ceiling. */
function edges(p: PhraseReader, i: number): string {
  const [floor = 0, ceiling = 0] = ['floors', 'ceilings'].map((name) => p.numbers(name)[i] ?? 0);
  const unit = p.has('zoneUnit') ? p.id('zoneUnit') : '%';
  const shape = p.has('directions') ? (p.ids('directions')[i] ?? '') : '';
  if (shape === 'down') return `below ${w.num(ceiling)} ${unit}`;
  return shape === 'up' ? `at least ${w.num(floor)} ${unit}` : `${w.num(floor)}–${w.num(ceiling)} ${unit}`;
}

/** `2 s in the zone 55–85 % of the submaximal reference`; with its value where it is not the one that the note states before. */
function target(p: PhraseReader, i: number): string {
  const [floor = 0, ceiling = 0, hold = 0] = ['floors', 'ceilings', 'holds'].map((name) => p.numbers(name)[i] ?? 0);
  if (floor === 0 && ceiling === 0) return 'as instructed';
  const kind = p.ids('references')[i] ?? '';
  const of = !p.has('values')
    ? `the ${referenceOf(kind)}`
    : `a ${referenceOf(kind)} of ${w.reading(p.numbers('values')[i] ?? 0)} ${p.ids('units')[i]}`;
  return `${hold > 0 ? `${w.num(hold)} s ` : ''}${p.has('directions') && p.ids('directions')[i] !== 'within' ? '' : 'in the zone '}${edges(p, i)} of ${kind === '' ? 'a reference that was not recorded' : of}`;
}

/** `time in the zone 2.1–2.8 s, peak 80–93 %`: two numbers of the repetitions that were held, each with its name. */
function reached(p: PhraseReader, i: number): string {
  const range = (name: string): string | null => {
    if (!p.has(`${name}Least`)) return null;
    const [least, most] = [p.optionalNumber(`${name}Least`, i), p.optionalNumber(`${name}Most`, i)];
    if (least === null || most === null) return null;
    return least === most ? w.num(least) : `${w.num(least)}–${w.num(most)}`;
  };
  const [hold, peak] = [range('hold'), range('peak')];
  const unit = p.has('zoneUnit') ? p.id('zoneUnit') : '%';
  return [hold === null ? '' : `time in the zone ${hold} s`, peak === null ? '' : `peak ${peak} ${unit}`]
    .filter((part) => part !== '')
    .join(', ');
}

/** `6, 8 and 9 of 10 by set`, or the pairs where the sets differ in size. */
function bySet(held: readonly number[], done: readonly number[]): string {
  if (done.length < 2) return '';
  const same = done.every((n) => n === done[0]);
  return same
    ? `${w.and(held)} of ${w.num(done[0] ?? 0)} by set`
    : `${w.and(held.map((n, i) => `${w.num(n)} of ${w.num(done[i] ?? 0)}`))} by set`;
}

/** Ratings of one score and site together: `1/10 before and after`. */
function ratings(p: PhraseReader): string[] {
  const [scores, whens, sites] = [p.numbers('scores'), p.ids('whens').map((when) => moments[when] ?? when), p.texts('sites')];
  const groups = new Map<string, { score: number; site: string; whens: string[] }>();
  scores.forEach((score, i) => {
    const site = sites[i] ?? '';
    const group = groups.get(`${score} ${site}`) ?? { score, site, whens: [] };
    if (!group.whens.includes(whens[i] ?? '')) group.whens.push(whens[i] ?? '');
    groups.set(`${score} ${site}`, group);
  });
  return [...groups.values()].map((g) => `${w.num(g.score)}/10 ${w.and(g.whens)}${g.site === '' ? '' : ` (${g.site})`}`);
}
