type Fields = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const numberIn = (of: Fields, name: string): number | undefined => {
  const value = of[name];
  return typeof value === 'number' ? value : undefined;
};

/** The widest edges that version 1 takes, where a zone has none of its own. */
const [lowest, highest] = [1, 400];

/** A program of version 2 for the first release. Goes with `forRelease1`. */
export function programForRelease1(program: unknown): unknown {
  if (!isRecord(program) || !Array.isArray(program['items'])) return program;
  return { ...program, items: program['items'].map((item: unknown) => (isRecord(item) ? itemForRelease1(item) : item)) };
}

/**
 * An item in version 1. Its coach trains every target upward, so only a target that goes up or stays within a band is shown
 * to it; any other activity is counted by taps there.
 */
function itemForRelease1({ dose, minutes, target, ...item }: Fields): Fields {
  const old = isRecord(target) ? targetForRelease1(target) : null;
  return { ...item, dose: doseForRelease1(isRecord(dose) ? dose : {}, minutes), ...(old === null ? {} : { target: old }) };
}

function doseForRelease1(dose: Fields, minutes: unknown): Fields {
  return {
    sets: numberIn(dose, 'sets') ?? 1,
    repetitions: numberIn(dose, 'repetitions') ?? 1,
    ...(typeof minutes === 'number' ? { minutes } : {}),
  };
}

function targetForRelease1(target: Fields): Fields | null {
  const { metric, direction, reference, holdSeconds, inputs, feedback, adapt } = target;
  const floor = numberIn(target, 'floor');
  if (metric !== 'emg-amplitude' || (direction !== 'up' && direction !== 'within') || floor === undefined) return null;
  const antagonist = Array.isArray(inputs)
    ? inputs.find((input) => isRecord(input) && input['role'] === 'antagonist')
    : undefined;
  const limit = isRecord(antagonist) ? numberIn(antagonist, 'limit') : undefined;
  return {
    metric,
    reference,
    floor,
    ceiling: numberIn(target, 'ceiling') ?? highest,
    holdSeconds,
    ...(feedback === undefined ? {} : { feedback }),
    ...(adapt === undefined ? {} : { adapt: adapt === 'success' ? adapt : 'ease-only' }),
    ...(limit === undefined ? {} : { antagonistLimit: limit }),
  };
}

/** The body of `zone.set` of version 2 in version 1; an edge that it does not have is the widest one. */
export function zoneForRelease1(body: Fields): Fields {
  const { activityId, holdSeconds, metric } = body;
  const [floor, ceiling] = metric === 'emg-amplitude' ? [numberIn(body, 'floor'), numberIn(body, 'ceiling')] : [];
  return { activityId, floor: floor ?? lowest, ceiling: ceiling ?? highest, holdSeconds };
}
