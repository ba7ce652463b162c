import { stopRowOfRule } from '@eupraxia/catalogue';
import { pressedOf } from '../stop/open-stop.ts';
import { stopParts } from '../stop/parts-of-visit.ts';
import { recoveryOf } from '../stop/recovery.ts';
import type { Stop } from '../visit/stop-record.ts';
import type { Visit } from '../visit/visit.ts';
import { words } from '../wording/named.ts';
import { definedParams, sentenceOf, timeOf } from './sentence.ts';
import type { Statement } from './shape.ts';

/**
 * Each STOP of the visit: who pressed it or which rule, why, what was measured before practice went on, and how it ended:
 * cleared with whose words, voided as a mistake, or practice over for the day.
 */
export function stopStatements(visit: Visit): Statement[] {
  return visit.stops.map((stop) => {
    const rechecks = rechecksOf(visit, stop);
    const { cleared, explained } = stop;
    return sentenceOf(
      'stop',
      {
        by: stop.from === 'therapist' ? stop.role : stop.from,
        time: timeOf(visit, stop.at),
        ...definedParams({
          rule: stop.rule === undefined ? undefined : words(stopRowOfRule(stop.rule)?.name ?? stop.rule),
          why: explained?.why,
          text: explained?.text === undefined ? undefined : words(explained.text),
          rechecked: rechecks.length === 0 ? undefined : rechecks.map(({ value }) => value),
          recheckedAt: rechecks.length === 0 ? undefined : rechecks.map(({ at }) => timeOf(visit, at)),
          cleared: cleared === null ? undefined : timeOf(visit, cleared.at),
          clearedText: cleared?.text === undefined ? undefined : words(cleared.text),
          clearedBy: cleared?.by.role,
          reached: cleared?.reached === undefined ? undefined : words(`${cleared.reached.name}, ${cleared.reached.how}`),
          exception: exceptionOf(visit, stop),
          voided: cleared?.voided,
          ended: cleared === null && visit.status === 'finished' ? 'yes' : undefined,
        }),
      },
      [
        stop.id,
        ...stop.evidence.filter((id) => visit.journal.some((row) => row.id === id)),
        ...(explained === null ? [] : [explained.id]),
        ...rechecks.map(({ id }) => id),
        ...(cleared === null ? [] : [cleared.id]),
      ],
    );
  });
}

/** What was measured and rated between a STOP and its clearance, or to the end where it was not cleared. */
function rechecksOf(
  visit: Visit,
  { at, cleared }: Stop,
): readonly { readonly id: string; readonly at: number; readonly value: string }[] {
  if (cleared?.voided !== undefined) return [];
  const within = (one: { readonly at: number }): boolean => one.at > at && one.at <= (cleared?.at ?? Number.POSITIVE_INFINITY);
  const readings = visit.vitals.filter(within).map((taken) => ({ id: taken.id, at: taken.at, value: readingText(taken) }));
  const pain = visit.pain.filter(within).map((taken) => ({ id: taken.id, at: taken.at, value: `pain ${taken.score}/10` }));
  return [...readings, ...pain].filter(({ value }) => value !== '').toSorted((a, b) => a.at - b.at);
}

function readingText({ systolic, diastolic, map, heartRate, spo2, glucose, symptoms }: Visit['vitals'][number]): string {
  return [
    systolic === undefined ? '' : `BP ${systolic}/${diastolic ?? '–'}`,
    map === undefined ? '' : `MAP ${map}`,
    heartRate === undefined ? '' : `HR ${heartRate}`,
    spo2 === undefined ? '' : `SpO2 ${spo2} %`,
    glucose === undefined ? '' : `glucose ${glucose} mg/dL`,
    symptoms === undefined ? '' : symptoms.length === 0 ? 'no symptoms' : symptoms.join(', ').replaceAll('-', ' '),
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** What let practice go on after a sign that ends the visit, in the words of the stop table. */
function exceptionOf(visit: Visit, stop: Stop) {
  const chosen = stop.cleared?.exception;
  if (chosen === undefined) return undefined;
  const { exceptions } = recoveryOf(pressedOf(stop), stopParts(visit));
  return words(exceptions.find(({ id }) => id === chosen)?.text ?? chosen);
}
