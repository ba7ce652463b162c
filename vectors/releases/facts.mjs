/**
 * What every release must say of one and the same log: clocks, STOPs, counts, minutes and units. Wording, lists for
 * screens and what a later release adds are left out on purpose.
 * @param reader the functions of one release: readLog, foldVisit, minutesOf, codingOf, timedUnits
 * @param events the envelopes of one visit, as parsed by that release
 */
export function factsOf({ readLog, foldVisit, minutesOf, codingOf, timedUnits }, events) {
  const log = readLog(events);
  const visit = foldVisit(log);
  const minutes = minutesOf(visit);
  const units = timedUnits(codingOf(visit));
  return {
    events: log.all.length,
    heads: Object.fromEntries(Object.entries(log.heads).sort(([a], [b]) => (a < b ? -1 : 1))),
    unread: log.unknown.map(({ id }) => id),
    status: visit.status,
    running: visit.running,
    stop: visit.stop?.id ?? null,
    stops: visit.stops.map(({ id, at, from, explained, cleared }) => ({
      id,
      at,
      from,
      why: explained?.why ?? null,
      cleared: cleared === null ? null : { id: cleared.id, at: cleared.at },
    })),
    contradictions: visit.contradictions.map(({ id, what }) => ({ id, what })),
    activities: visit.activities.map((activity) => ({
      id: activity.item.id,
      exercise: activity.item.exerciseId,
      state: activity.state,
      seconds: rounded(activity.seconds),
      measuredSeconds: rounded(activity.measuredSeconds),
      corrected: activity.corrected?.id ?? null,
      credits: activity.credits.map(({ by, mode, seconds }) => ({ by, mode, seconds: rounded(seconds) })),
      repetitions: countOf(activity.repetitions),
      measured: countOf(activity.measured),
      counted: countOf(activity.counted),
      sets: activity.sets.map(({ set, done, held, inZone }) => ({ set, done, held: held ?? inZone })),
      cues: activity.cues.map(({ channel, level, set }) => `${channel} ${level} in set ${set}`),
      assistance: activity.assistance.map(({ level }) => level),
      resistance: activity.resistance.map(({ kind }) => kind),
      effort: activity.effort.map(({ score }) => score),
      pain: activity.pain.map(({ score, when }) => `${when} ${score}`),
      zones: activity.zones.map(({ id }) => id),
      reference: activity.reference?.id ?? null,
      probes: activity.coached.probes.map(({ id }) => id),
    })),
    pain: visit.pain.map(({ score, when, site }) => ({ score, when, site: site ?? null })),
    vitals: visit.vitals.map(({ when, systolic, diastolic, heartRate, spo2 }) =>
      [when, systolic, diastolic, heartRate, spo2].map((part) => part ?? null),
    ),
    quotes: visit.quotes.map(({ text, speaker }) => ({ text, speaker })),
    remarks: visit.remarks.map(({ section, text }) => ({ section, text })),
    reasons: visit.reasons.map(({ of, text }) => ({ of, text })),
    measurements: visit.measurements.map(({ measureId, value, side }) => ({ measureId, value, side: side ?? null })),
    recordings: visit.recordings.map(({ recording, sha256 }) => ({ recording, sha256 })),
    screened: visit.screened.map(({ question, answer }) => ({ question, answer })),
    minutes: {
      codes: minutes.codes.map(({ code, seconds, minutes: whole }) => ({ code, seconds: rounded(seconds), minutes: whole })),
      timed: minutes.timed,
      total: minutes.total,
    },
    units: units.ok
      ? {
          billable: units.value.billableUnits,
          lines: units.value.lines.map(({ code, minutes: whole, units: count, modifiers }) => ({
            code,
            minutes: whole,
            units: count,
            modifiers,
          })),
          asks:
            units.value.choice === null
              ? null
              : { codes: units.value.choice.codes, remainder: units.value.choice.remainder, pick: units.value.choice.pick },
        }
      : { refused: units.error.code },
  };
}

/** A count of repetitions; a later release may call what was held in the zone by another name. */
const countOf = ({ done, held, inZone }) => ({ done, held: held ?? inZone });
const rounded = (seconds) => Math.round(seconds * 1000) / 1000;
