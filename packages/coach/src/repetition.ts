import type { CoachEvent } from './output.ts';
import type { Draft } from './state.ts';
import type { Trial } from './trial-record.ts';
import { coachVersion } from './version.ts';
import type { Zone } from './zone.ts';

/** A judged trial as the log has it, with the stretch of the recording that it was. */
export function repetition({ state }: Draft, trial: Trial): CoachEvent {
  const { source, plan } = state;
  const { antagonist } = plan;
  return {
    kind: 'repetition.done',
    at: trial.off,
    trial: trial.number,
    from: { events: [], trials: [] },
    body: {
      activityId: plan.activityId,
      held: trial.outcome === 'held',
      holdSeconds: rounded(Math.min(600, trial.holdSeconds), 2),
      ...(trial.peak >= 0 ? { peak: rounded(Math.min(2000, trial.peak), 1) } : {}),
      measured: {
        recording: source.recording,
        channel: source.channel,
        from: rounded(Math.max(0, trial.on - source.startsAt), 3),
        to: rounded(Math.max(0, trial.off - source.startsAt), 3),
        algorithm: 'coach on the 50 ms RMS',
        version: coachVersion,
        params: {
          reference: source.reference,
          unit: source.unit,
          ...(plan.metric === 'emg-amplitude' ? {} : { metric: plan.metric }),
          ...(plan.reference === null ? {} : { referenceKind: plan.reference }),
          ...zoneParams(trial.zone),
          outcome: trial.outcome,
          phase: trial.phase,
          policy: state.feedback,
          feedback: trial.feedback,
          lostSeconds: rounded(trial.lostSeconds, 3),
          ...(antagonist === null
            ? {}
            : {
                antagonist: antagonist.channel,
                antagonistLimit: antagonist.limit,
                antagonistSeconds: rounded(trial.antagonistSeconds, 3),
                ...(trial.coactivation === null ? {} : { coactivation: rounded(trial.coactivation, 1) }),
              }),
        },
      },
    },
  };
}

/** A zone as params of an event: edges that it has, and the direction where it is not the one that there always was. */
function zoneParams({ direction, floor, ceiling, holdSeconds }: Zone): Record<string, number | string> {
  return {
    ...(floor === null ? {} : { floor }),
    ...(ceiling === null ? {} : { ceiling }),
    holdSeconds,
    ...(direction === 'up' ? {} : { direction }),
  };
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
