import { type GateWhen, gateRules, screenQuestions } from '@eupraxia/catalogue';
import { type Facts, factsOf } from './facts.ts';
import { fingerprint } from './fingerprint.ts';
import { type Described, describe } from './item-demands.ts';
import { orderFindings } from './orders.ts';
import type { Finding, GateItem, GatePatient, Start, Verdict } from './patient.ts';
import { reasonFor } from './reasons.ts';
import { test } from './truth.ts';
import { vitalFindings } from './vitals.ts';

/**
 * May this start now; if not, why, and what would change that. The one evaluator: every screen, the server and the
 * command line call it. Pure: the same person, day and activity give the same verdict.
 * @param on calendar day in the clinic's zone
 */
export function gateOf(patient: GatePatient, item: GateItem, on: string): Verdict {
  const facts = factsOf(patient, on);
  const described = describe(item);
  const findings = [
    ...ruleFindings(facts, described),
    ...orderFindings(facts, described).map(
      (one): Finding => ({
        ...one,
        about: [one.about],
        source: 'Order on file',
        verified: true,
        facts: one.severity === 'reason' ? `${one.rule} #${fingerprint([one.text, on])}` : one.rule,
      }),
    ),
    ...vitalFindings(facts, described).map(
      (one): Finding => ({
        rule: one.rule,
        severity: one.outcome,
        certain: one.certain,
        about: ['vitals'],
        text: one.text,
        wayOn: one.wayOn,
        ...(one.ask.length === 0 ? {} : { ask: one.ask }),
        source: one.source,
        verified: one.verified,
        facts: `${one.rule} ${one.value} ${on}`.slice(0, 400),
      }),
    ),
    ...consentFindings(facts, described),
    ...descriptionFindings(described),
  ].map((one) => withReason(one, facts));
  return { start: startOf(findings), findings: findings.toSorted((a, b) => rank(a) - rank(b)) };
}

/** `blocked` with a certain block; else `asks` with any ask, or a block or reason that is not certain; else `reason`; else `may`. */
export function startOf(findings: readonly Finding[]): Start {
  if (findings.some((one) => one.severity === 'block' && one.certain)) return 'blocked';
  if (findings.some((one) => one.severity === 'ask' || (!one.certain && one.severity !== 'note'))) return 'asks';
  return findings.some((one) => one.severity === 'reason' && one.reason === undefined) ? 'reason' : 'may';
}

const severities: readonly Finding['severity'][] = ['block', 'ask', 'reason', 'note'];
const rank = (one: Finding): number => severities.indexOf(one.severity) * 2 + (one.certain ? 0 : 1);

const settled = new Map(screenQuestions.map((row, i) => [row.id, i]));
const inScreenOrder = (ids: readonly string[]): readonly string[] =>
  ids.toSorted((a, b) => (settled.get(a) ?? 1e6) - (settled.get(b) ?? 1e6));

function ruleFindings(facts: Facts, item: Described): readonly Finding[] {
  const found: Finding[] = [];
  for (const rule of gateRules) {
    if (rule.when.phase !== 'plan' || failsAtOnce(rule.when.is, facts, item)) continue;
    const tested = test(rule.when.is, facts, item);
    if (tested.truth === 'false') continue;
    const certain = tested.truth === 'true';
    // What only a missing description leaves open asks nobody, and an open note is no note.
    if (!certain && (!tested.person || rule.severity === 'note')) continue;
    const ask = certain ? (rule.severity === 'ask' ? ['order', ...tested.about] : []) : inScreenOrder(tested.ask);
    const about = tested.about.length === 0 ? ['exercise'] : tested.about;
    found.push({
      rule: rule.id,
      severity: rule.severity,
      certain,
      about,
      text: rule.name,
      wayOn: rule.action,
      ...(ask.length === 0 ? {} : { ask }),
      source: rule.source,
      verified: rule.status === 'verified',
      // Only what a reason can answer needs a fingerprint of its facts.
      facts:
        rule.severity === 'reason' && certain
          ? factsText(facts, item, about, rule.when.is)
          : about.toSorted().join(' ').slice(0, 400),
    });
  }
  return found;
}

/** Whether one part rules all of it out. Most rules end here, at an answer that nobody gave; the rest is not looked at. */
const failsAtOnce = (when: GateWhen, facts: Facts, item: Described): boolean =>
  when.kind === 'all' && when.of.some((one) => test(one, facts, item).truth === 'false');

/**
 * What a reason rests on: the facts by name and a fingerprint of all that they say, with the part of the body where the
 * rule looked at it. It holds while this stays the same.
 */
function factsText(
  { patient, orders }: Facts,
  { regions, side, item }: Described,
  about: readonly string[],
  rule: GateWhen,
): string {
  const facts = about.toSorted().map((id) => {
    if (id.startsWith('order:')) {
      const kinds = orders.filter(({ kind }) => id === `order:${kind}` || id.startsWith(`order:${kind}:`));
      return [id, kinds];
    }
    if (id === 'age') return [id, patient.age];
    if (id === 'conditions') return [id, patient.conditions];
    const given = Object.hasOwn(patient.answers, id) ? patient.answers[id] : undefined;
    return [id, given ?? patient.otherAnswers];
  });
  const place = looksAtPlace(rule) ? [regions, side] : looksAtItemAlone(rule) ? [item.exerciseId] : [];
  return `${`${about.toSorted().join(' ')}`.slice(0, 300)} #${fingerprint([facts, place])}`;
}

/** Whether a rule names parts of the body: a reason for one part does not hold for another. */
function looksAtPlace(rule: GateWhen): boolean {
  if (rule.kind === 'all' || rule.kind === 'any') return rule.of.some(looksAtPlace);
  if (rule.kind === 'not') return looksAtPlace(rule.of);
  return rule.kind === 'region' || rule.kind === 'contact' || rule.kind === 'agent';
}

/** Whether nothing of the person decides: then the reason is about this exercise. */
function looksAtItemAlone(rule: GateWhen): boolean {
  if (rule.kind === 'all' || rule.kind === 'any') return rule.of.every(looksAtItemAlone);
  if (rule.kind === 'not') return looksAtItemAlone(rule.of);
  return [
    'feature',
    'agent',
    'contact',
    'exertion',
    'position',
    'leg-weight',
    'arm-weight',
    'balance',
    'moves',
    'region',
    'exercise',
    'treats',
  ].includes(rule.kind);
}

function withReason(finding: Finding, facts: Facts): Finding {
  if (finding.severity !== 'reason' || !finding.certain) return finding;
  const reason = reasonFor(finding, facts.patient.reasons, facts.on);
  return reason === null ? finding : { ...finding, reason };
}

const consentSource = {
  source: '259 CMR 5.02(1)(a)2; A.A.C. R4-24-301(D); APTA Code of Ethics, in force since January 1, 2026',
  verified: false,
} as const;

/** Consent to treatment. Talk, rest and a safe hand-over need none. */
function consentFindings({ patient }: Facts, item: Described): readonly Finding[] {
  const { treatment: state, agreedBy, age } = patient;
  if (state === null || !item.treats) return [];
  if (state === 'given')
    return age !== null && age < 18 && agreedBy !== 'guardian' && agreedBy !== 'representative' ? [minorsOwn] : [];
  const common = { ...consentSource, certain: true, about: ['consent'], facts: `consent ${state}` } as const;
  if (state === 'refused' || state === 'withdrawn')
    return [
      {
        ...common,
        rule: `consent-${state}`,
        severity: 'block',
        text: state === 'refused' ? 'The patient refused treatment' : 'The patient withdrew consent to treatment',
        wayOn: 'Talk, rest and a safe hand-over only. A new consent opens treatment.',
      },
    ];
  return [
    {
      ...common,
      rule: `consent-${state}`,
      severity: 'ask',
      text: state === 'lapsed' ? 'The consent to treatment has ended' : 'Nobody recorded consent to treatment',
      wayOn:
        state === 'lapsed'
          ? 'Record a new consent of a guardian in scope, also by phone: who, when, how.'
          : 'Explain nature, risks, alternatives and goals; record that it was explained and agreed, orally or signed.',
      ask: ['consent'],
    },
  ];
}

/** A child's assent is wanted and is no consent. */
const minorsOwn: Finding = {
  ...consentSource,
  rule: 'consent-of-a-minor',
  severity: 'ask',
  certain: true,
  about: ['consent'],
  text: 'Consent to treatment of a minor comes from a guardian',
  wayOn:
    'Record the guardian’s consent; where the law lets this minor consent alone, record it as a representative’s with its basis.',
  ask: ['consent'],
  facts: 'consent of a minor',
};

/** What the record does not say of an activity and free text or an unknown code points at. */
function descriptionFindings(item: Described): readonly Finding[] {
  const common = { certain: true, about: ['exercise'], ask: ['traits'], source: 'House rule', verified: true } as const;
  const found: Finding[] = [];
  if (!item.codeKnown)
    found.push({
      ...common,
      rule: 'code-unknown',
      severity: 'ask',
      text: `The catalog does not know what code ${item.item.code ?? ''} brings`,
      wayOn: 'Say once what the service applies; it is kept with the exercise.',
      facts: `code ${item.item.code ?? ''}`,
    });
  for (const hint of item.hints)
    found.push({
      ...common,
      rule: `hint-${hint}`,
      severity: 'ask',
      text: `The words of this activity speak of ${hintWords[hint] ?? hint.replaceAll('-', ' ')}`,
      wayOn: 'Say whether it is applied; it is kept with the exercise.',
      facts: `hint ${hint}`,
    });
  return found;
}

const hintWords: Readonly<Record<string, string>> = {
  current: 'electrical stimulation',
  needling: 'needling',
  thrust: 'manipulation',
};
