import { unitMethods } from '@eupraxia/clinical';
import { wholeMinutes } from '@eupraxia/clinical/visit';
import type { Fault, Result } from '@eupraxia/kernel';
import { err, ok } from '@eupraxia/kernel';
import { type Allocation, allocateUnits } from './allocate.ts';
import { assistantShared, type Split } from './assistant.ts';
import { caregiverUnits } from './caregiver.ts';
import type { Choice, Coding, CodingLine, UnbilledTime } from './coding.ts';
import type { CountedVisit } from './counted-visit.ts';
import { fault } from './errors.ts';
import { linesOf, refsOf } from './lines.ts';
import { ruledMinutes } from './ruled-minutes.ts';
import { explain, explainAll, foldServices, type Service } from './service.ts';
import { splitSeconds } from './split-seconds.ts';
import { type SplitOf, timedSplit } from './timed-split.ts';
import type { Why } from './why.ts';

/**
 * Counts what one discipline's services to one patient on one day come to, by the payer's method, and says why.
 *
 * Seconds are folded per service. The minutes of the day are their seconds added and floored once, or under the rule
 * `per-code` the sum of each service's own (see `ruledMinutes`). Timed codes share the day's units (see `allocateUnits`);
 * untimed ones have one unit a day from their first whole minute; caregiver training is counted apart, and monthly
 * codes are not counted in a visit at all. Where the payer wants it, an assistant's units carry CQ or CO (see `splitUnits`).
 * A question that only the clinician can answer comes back as `choice`, one at a time: ties first. Answers that come with
 * a visit are heard only while their question is the one that is open.
 * Errors: EUP_CLAIMS_INPUT for a counting rule that this release does not know, EUP_CLAIMS_CODE, EUP_CLAIMS_CODE_DATE, EUP_CLAIMS_DISCIPLINE, EUP_CLAIMS_DAY_TOO_LONG.
 */
export function timedUnits(input: CountedVisit): Result<Coding, Fault> {
  const { unitMethod } = input.payer;
  if (!unitMethods.includes(unitMethod)) {
    const expected = `one of ${unitMethods.join(', ')}`;
    return err(fault('EUP_CLAIMS_INPUT', { path: 'payer.unitMethod', found: `"${unitMethod}"`, expected }));
  }
  const folded = foldServices(input);
  if (!folded.ok) return folded;
  const services = folded.value.filter(hasLine);
  const timed = services.filter(isTimed);
  const why: Why[] = [];
  explainVisits(input, services, why);
  const pool = timed.length === 0 ? noPool : allocateUnits(timed, input, why);
  const lines: CodingLine[] = [];
  const unitless: { readonly code: string; readonly service: Service }[] = [];
  let asked: Choice | null = pool.choice;
  let first: Choice | null = pool.question;
  let billableUnits = pool.total;
  let at = 0;
  for (const service of services) {
    let split: SplitOf;
    if (isTimed(service)) {
      const outcome = timedSplit(service, pool.units[at] ?? 0, input, asked === null, why);
      split = outcome.split;
      asked ??= outcome.asked;
      first ??= outcome.question;
      at += 1;
    } else {
      split = otherSplit(service, input, why);
      billableUnits += split.plain + split.modified;
    }
    for (const line of linesOf(service, split, input)) {
      lines.push(line);
      if (line.units === 0 && line.minutes > 0) unitless.push({ code: line.code, service });
    }
  }
  explainUnbilled(folded.value, why);
  if (unitless.length > 0) {
    const params = { codes: unitless.map(({ code }) => code) };
    const without = unitless.map(({ service }) => service);
    explainAll(why, without, { key: 'minutes-without-unit', params });
  }
  explainCautions(services, input.date, why);
  if (why.length === 0) why.push({ key: 'nothing-furnished', params: {} });
  return ok({
    timedMinutes: ruledMinutes(timed, input.rule).minutes,
    totalMinutes: ruledMinutes(services.filter(isTreatment), input.rule).minutes,
    billableUnits,
    lines,
    unbilled: unbilledOf(folded.value, input),
    choice: asked,
    answered: asked === null ? first : null,
    why,
  });
}

const noPool: Allocation = { units: [], total: 0, choice: null, question: null };

const hasLine = ({ therapistTime, assistantTime, unbilled }: Service): boolean =>
  therapistTime.us + assistantTime.us > 0 || unbilled.length === 0;

const isTimed = (service: Service): boolean => service.base.pool === 'visit';

/** Treatment of the patient: training of a caregiver and monthly codes are in no total. */
const isTreatment = (service: Service): boolean => isTimed(service) || service.base.pool === 'untimed';

/** Says that the count holds time of other visits of the day. */
function explainVisits({ bouts }: CountedVisit, services: readonly Service[], why: Why[]): void {
  const others = new Set<string>();
  for (const { visit, seconds } of bouts) if (visit !== undefined && seconds > 0) others.add(visit);
  if (others.size > 0) explainAll(why, services, { key: 'several-visits', params: { others: others.size } });
}

/** The units of a service that shares no pool: by the day, by half hours of training, or none in a visit. */
function otherSplit(service: Service, input: CountedVisit, why: Why[]): SplitOf {
  const { base, addOn, minutes } = service;
  const { code } = base;
  if (base.pool === 'month') {
    explain(why, service, { key: 'monthly', params: { code, minutes } });
    return { plain: 0, modified: 0, rule: 'no-assistant' };
  }
  const caregiver = base.pool === 'caregiver';
  const units = caregiver
    ? caregiverUnits(minutes, base.unitMinutes ?? 30, addOn?.unitMinutes ?? 15, input.payer.unitMethod)
    : Number(minutes > 0 && !base.bundled);
  if (!caregiver && base.bundled) explain(why, service, { key: 'bundled', params: { code, minutes } });
  else explain(why, service, { key: caregiver ? 'caregiver' : 'untimed', params: { code, minutes, units } });
  const { therapist, assistant } = splitSeconds(service, input);
  const shared = assistantShared(therapist, assistant);
  if (assistant > 0 && units > 0) {
    const params = { code, therapist, assistant };
    explain(why, service, { key: shared ? 'assistant-above-tenth' : 'assistant-within-tenth', params });
  }
  const alone: Split['rule'] = therapist === 0 ? 'assistant-alone' : 'share';
  return shared
    ? { plain: 0, modified: units, rule: alone }
    : { plain: units, modified: 0, rule: assistant === 0 ? 'no-assistant' : 'under-share' };
}

function explainUnbilled(services: readonly Service[], why: Why[]): void {
  for (const service of services) {
    for (const { by, us } of service.unbilled) {
      explain(why, service, { key: 'unbilled', params: { code: service.base.code, minutes: wholeMinutes(us), by } });
    }
  }
}

/** What the biller must check before a line goes on a claim: the row's own caution, and a row whose source was not verified. */
function explainCautions(services: readonly Service[], day: string, why: Why[]): void {
  for (const service of services) {
    const { code, caution, status } = service.base;
    if (service.minutes === 0) continue;
    if (caution !== null) explain(why, service, { key: 'caution', params: { code, day } });
    if (status !== 'verified') explain(why, service, { key: 'not-verified', params: { code, status } });
  }
}

function unbilledOf(services: readonly Service[], { visit }: CountedVisit): readonly UnbilledTime[] {
  const list: UnbilledTime[] = [];
  for (const { base, unbilled } of services) {
    for (const part of unbilled) {
      list.push({ code: base.code, by: part.by, seconds: part.us / 1e6, from: refsOf(visit?.id, part, null) });
    }
  }
  return list;
}
