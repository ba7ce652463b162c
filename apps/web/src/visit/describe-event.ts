import { conditionNamed, findRow } from '@eupraxia/catalogue';
import { timeText } from '@eupraxia/claims';
import type { EventBodies, SessionEvent } from '@eupraxia/clinical';
import { edgesText } from '../app/target-text.ts';
import { holdWords } from './hold-words.ts';
import { ruleName } from './rule-name.ts';

/** What an event says in a journal: a few words, and what belongs to them. */
export interface EventWords {
  readonly what: string;
  readonly detail: string;
}

/** What the coach did to help, by its name in the log. */
const helpWords: Readonly<Record<string, string>> = {
  eased: 'target made easier',
  feedback: 'feedback returned',
  cue: 'cue given',
  rest: 'longer rest',
  assistance: 'step of cueing changed',
  electrode: 'electrode to be checked',
  question: 'question to the therapist',
  proposal: 'proposal to the therapist',
};

/** Where time counts that two visits claim. */
const countsWords: Readonly<Record<'here' | 'there' | 'neither' | 'open', string>> = {
  here: 'in this visit',
  there: 'in the other visit',
  neither: 'in neither',
  open: 'not said yet',
};

const plain = (name: string): string => name.replaceAll('-', ' ');

/** Tells one event in the words of a therapist. Times stand beside it, not in it. */
export function describeEvent(event: SessionEvent): EventWords {
  const words = (what: string, detail = ''): EventWords => ({ what, detail });
  switch (event.kind) {
    case 'visit.opened':
      return words('visit opened');
    case 'visit.finished':
      return words('visit finished');
    case 'visit.reopened':
      return words('visit reopened');
    case 'activity.started':
      return words('started', `${event.body.by === 'none' ? 'patient alone' : event.body.by}, ${event.body.mode}`);
    case 'activity.paused':
      return words('paused', event.body.cause === undefined ? '' : plain(event.body.cause));
    case 'activity.resumed':
      return words('resumed');
    case 'activity.stopped':
      return words('activity ended');
    case 'attention.changed':
      return words('treated by', `${event.body.by === 'none' ? 'patient alone' : event.body.by}, ${event.body.mode}`);
    case 'time.corrected':
      return words('time entered by hand', `${timeText(event.body.seconds)}: ${event.body.reason}`);
    case 'cue.given':
      return words(
        `${event.body.channel} cue`,
        `${event.body.level}${event.body.text === undefined ? '' : `: “${event.body.text}”`}`,
      );
    case 'assistance.set':
      return words('assistance', event.body.level);
    case 'resistance.set': {
      const { kind, value, unit, text } = event.body;
      return words(
        'resistance',
        [kind, value === undefined ? '' : `${value} ${unit ?? ''}`, text ?? ''].filter((s) => s !== '').join(' '),
      );
    }
    case 'pain.rated':
      return words(
        `pain ${event.body.score}/10`,
        event.body.scale === undefined ? event.body.when : `${event.body.when}, ${event.body.scale.replaceAll('-', ' ')}`,
      );
    case 'motivation.rated': {
      const { enjoyment, confidence } = event.body;
      const said = [
        ...(enjoyment === undefined ? [] : [`enjoyment ${enjoyment}/5`]),
        ...(confidence === undefined ? [] : [`confidence ${confidence}/5`]),
      ];
      return words('patient rated', said.join(', '));
    }
    case 'effort.rated':
      return words(`effort ${event.body.score}/10`);
    case 'vitals.taken':
      return words('vitals', vitalsTaken(event.body));
    case 'quote.said':
      return words(event.body.speaker, `“${event.body.text}”`);
    case 'recording.attached':
      return words('recording', `${event.body.format}, ${Math.round(event.body.seconds)} s`);
    case 'reference.set':
      return words('100 % set', `${event.body.kind}, ${rounded(event.body.value)} ${event.body.unit}`);
    case 'zone.set': {
      const { metric, direction, holdSeconds, ...edges } = event.body;
      const text =
        metric === 'unlisted' ? '' : `${edgesText({ ...edges, metric, direction: direction === 'down' ? 'down' : 'unset' })}, `;
      return words('zone', `${text}held ${holdSeconds} s`);
    }
    case 'repetition.done':
      return holdWords(event.body);
    case 'set.finished':
      return words('set finished');
    case 'coach.started':
      return words('coach began', String(event.body.plan['feedback'] ?? ''));
    case 'coach.heard':
      return words('coach heard', event.body.what);
    case 'coach.helped': {
      const { what, why, key } = event.body;
      return words(`coach: ${helpWords[what] ?? plain(what)}`, `${plain(why)}${key === undefined ? '' : ` (${plain(key)})`}`);
    }
    case 'feedback.started':
      return words('feedback began', `${event.body.agonist.channel}, ${Math.round(event.body.from)} s`);
    case 'feedback.stopped':
      return words('feedback ended', `${Math.round(event.body.to)} s`);
    case 'feedback.changed':
      return words(
        'feedback',
        `${event.body.policy}${event.body.share === undefined ? '' : `, ${event.body.share} % of trials`}`,
      );
    case 'probe.ended':
      return words('probe without feedback', `${event.body.held} of ${event.body.of} held (${event.body.label})`);
    case 'stop.pressed':
      return words('STOP pressed', event.body.from);
    case 'stop.explained':
      return words(
        'STOP because',
        `${event.body.why.replaceAll('-', ' ')}${event.body.text === undefined ? '' : `: ${event.body.text}`}`,
      );
    case 'stop.cleared':
      return words('STOP cleared', event.body.text ?? '');
    case 'stop.voided':
      return words(
        event.body.because === 'wrong-entry' ? 'STOP voided, entered wrongly' : 'STOP voided, pressed by mistake',
        event.body.text ?? '',
      );
    case 'screen.answered':
      return words(`safety: ${findRow('screen', event.body.question)?.name ?? event.body.question}`, answered(event.body));
    case 'rule.reasoned': {
      const { text, reached } = event.body;
      return words('goes on', `“${text}”${reached === undefined ? '' : `, ${reached.name} reached (${reached.how})`}`);
    }
    case 'reason.confirmed':
      return words('reason for going on confirmed');
    case 'order.recorded': {
      const { kind, by, from } = event.body.order;
      return words('order', `${kind.replaceAll('-', ' ')}, ${by}, from ${from}`);
    }
    case 'traits.recorded':
      return words('exercise described for the safety rules');
    case 'consent.agreed': {
      const { what, mode, name } = event.body;
      return words(`consent to ${what}`, `agreed, ${mode}${name === undefined ? '' : `, ${name}`}`);
    }
    case 'start.answered':
      return words('questioned start answered', `“${event.body.text}”`);
    case 'reason.given':
      return words('reason', `“${event.body.text}”`);
    case 'remark.written':
      return words('remark', event.body.text);
    case 'measurement.taken':
      return words(event.body.name, `${event.body.value} ${event.body.unit}`);
    case 'event.retracted':
      return words('taken back', event.body.reason ?? '');
    case 'units.chosen':
      return words('units chosen', chosen(event.body));
    case 'attention.elsewhere': {
      const { intervals, counts, of } = event.body;
      const what = of === 'patient' ? 'overlap with another clinician’s visit' : 'overlap with another patient’s visit';
      const ms = intervals.reduce((sum, { from, to }) => sum + to - from, 0);
      return words(what, `${timeText(ms / 1000)}${counts === undefined ? '' : `, counts: ${countsWords[counts]}`}`);
    }
    case 'unread.acknowledged':
      return words('goes on without an unread entry', event.body.hash.slice(0, 12));
    case 'events.received':
      return words('received later', `${event.body.to - event.body.from + 1} entries of one device`);
    case 'time.questioned':
      return words('time questioned', event.body.why.replaceAll('-', ' '));
    case 'start.refused':
      return words('start refused by the server', event.body.findings.map(({ rule }) => ruleName(rule)).join('; '));
    case 'start.questioned':
      return words('start questioned by the server', event.body.findings.map(({ rule }) => ruleName(rule)).join('; '));
    case 'consent.changed':
      return words(`consent to ${event.body.what}`, event.body.state);
    case 'order.changed': {
      const { order } = event.body;
      return words(
        'order changed in the chart',
        order === null ? 'taken back' : `${order.kind.replaceAll('-', ' ')}, ${order.by}, from ${order.from}`,
      );
    }
    case 'screening.changed':
      return words(
        'safety screen changed in the chart',
        Object.entries(event.body.answers)
          .map(([question, answer]) => `${findRow('screen', question)?.name ?? question}: ${answered(answer)}`)
          .join('; '),
      );
    case 'limits.changed':
      return words('limits changed in the chart', event.body.limits === null ? 'taken back' : '');
    case 'conditions.changed':
      return words('conditions changed in the chart', event.body.conditions.map((one) => conditionNamed(one).alone).join('; '));
    case 'time.confirmed':
      return words('time confirmed', event.body.reason);
    case 'overlap.settled':
      return words('overlap settled', `counts ${countsWords[event.body.counts]}`);
    case 'patient.confirmed':
      return words('patient confirmed', event.body.side ?? '');
    case 'gap.accepted':
      return words('signed without', event.body.gap);
    case 'same-day.timed':
      return words('other visits of the day', `${event.body.visits.length} timed services`);
  }
}

function vitalsTaken(body: EventBodies['vitals.taken']): string {
  const { systolic, diastolic, map, heartRate, spo2, glucose, temperature, respirations } = body;
  const signs = [
    systolic === undefined ? '' : `${systolic}/${diastolic} mmHg`,
    map === undefined ? '' : `MAP ${map} mmHg`,
    heartRate === undefined ? '' : `${heartRate}/min`,
    spo2 === undefined ? '' : `SpO₂ ${spo2} %`,
    glucose === undefined ? '' : `glucose ${glucose} mg/dL`,
    temperature === undefined ? '' : `${temperature} °F`,
    respirations === undefined ? '' : `${respirations} breaths/min`,
    ...(body.symptoms ?? []).map((symptom) => symptom.replaceAll('-', ' ')),
  ];
  const { position, positionMinutes, afterRestMinutes } = body;
  const how = [
    position === undefined ? '' : `${position}${positionMinutes === undefined ? '' : ` ${positionMinutes} min`}`,
    afterRestMinutes === undefined ? '' : `after ${afterRestMinutes} min of rest`,
  ].filter((s) => s !== '');
  return `${[...signs, ...how].filter((s) => s !== '').join(', ')} ${body.when}`;
}

function answered({ answer, state, side, regions }: Omit<EventBodies['screen.answered'], 'question'>): string {
  const said = answer === 'unknown' ? 'not known' : answer;
  return [said, state === 'unspecified' ? undefined : state, side, ...(regions ?? [])].filter((s) => s !== undefined).join(', ');
}

function chosen({ codes, modified }: EventBodies['units.chosen']): string {
  const split = (modified ?? []).map(({ code, units }) => `${units} of ${code} by the assistant`);
  return [...(codes ?? []), ...split].join(', ');
}

const rounded = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));
