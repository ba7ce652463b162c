import type { Answer, AnswerState } from './screening.ts';

/** How a part of an answer differs from the one before; `either` where it may open one activity and close another. */
type Change = 'same' | 'tighter' | 'looser' | 'either';

/** The one question whose harmless answer is yes: whether the list of medication was seen. */
const harmlessOf = (question: string): Answer['answer'] => (question === 'medication-known' ? 'yes' : 'no');

/** How much care an answer asks for: none, to ask, or what the rules say. */
function careOf({ answer }: Answer, question: string): 0 | 1 | 2 {
  if (answer === 'unknown') return 1;
  return answer === harmlessOf(question) ? 0 : 2;
}

/**
 * Whether an answer takes back or opens what stood. Anyone may tighten, only a therapist loosens: over an answer that asks
 * for care, another person may add a side or regions, raise the Wells score, or name a state that no rule treats more
 * lightly. Any other change loosens, or may. So does a clearance, whatever stood before.
 * @param was what stood; undefined where the question was not asked
 */
export function loosensAnswer(was: Answer | undefined, is: Answer, question = ''): boolean {
  if (isCleared(is) && (was === undefined || !isCleared(was))) return true;
  if (was === undefined || careOf(was, question) < 2) return false;
  if (careOf(is, question) < 2) return true;
  return partsOf(was, is).some(({ change }) => change === 'looser' || change === 'either');
}

/**
 * What of an answer asks for more care than the one before, or may: the answer as it is, where each part that got looser
 * stays as it was. Null where nothing does.
 * @param was what stood; undefined where the question was not asked
 */
export function tightenedAnswer(was: Answer | undefined, is: Answer, question: string): Answer | null {
  const before = was ?? { answer: 'unknown' };
  const [from, to] = [careOf(before, question), careOf(is, question)];
  if (from !== to) return to > from ? is : null;
  if (to < 2) return null;
  const parts = partsOf(before, is);
  if (!parts.some(({ change }) => change === 'tighter' || change === 'either')) return null;
  const kept = parts.flatMap(({ part, change }) => (change === 'looser' ? [[part, before[part]] as const] : []));
  const merged = Object.entries({ ...is, ...Object.fromEntries(kept) });
  return Object.fromEntries(merged.filter(([, value]) => value !== undefined)) as Answer;
}

const isCleared = ({ answer, state }: Answer): boolean => answer === 'yes' && state === 'cleared';

const partsOf = (was: Answer, is: Answer) =>
  [
    { part: 'side', change: sideChange(was.side, is.side) },
    { part: 'regions', change: regionsChange(was.regions ?? [], is.regions ?? []) },
    { part: 'state', change: stateChange(was, is) },
    { part: 'since', change: sinceChange(was.since, is.since) },
    { part: 'wells', change: wellsChange(was.wells, is.wells) },
    { part: 'tissue', change: was.tissue === is.tissue ? 'same' : 'either' },
  ] as const satisfies readonly { readonly part: keyof Answer; readonly change: Change }[];

/** A side that nobody named may be either: it counts as both. */
function sideChange(was: Answer['side'] = 'bilateral', is: Answer['side'] = 'bilateral'): Change {
  if (was === is) return 'same';
  if (is === 'bilateral') return 'tighter';
  return was === 'bilateral' ? 'looser' : 'either';
}

/** Without a place the rules ask for it; with one they speak of that place alone. */
function regionsChange(was: readonly string[], is: readonly string[]): Change {
  const [adds, drops] = [is.some((id) => !was.includes(id)), was.some((id) => !is.includes(id))];
  if (!adds && !drops) return 'same';
  if (was.length === 0) return 'looser';
  if (is.length === 0 || (adds && drops)) return 'either';
  return adds ? 'tighter' : 'looser';
}

/** From which states another one is tighter in every rule; any other change is looser or may be. */
const tighterThan: Readonly<Partial<Record<AnswerState, readonly AnswerState[]>>> = {
  uncontrolled: ['unspecified', 'known', 'acute', 'controlled', 'healed', 'cleared'],
  acute: ['unspecified', 'known', 'controlled', 'healed', 'cleared'],
  suspected: ['unspecified', 'known', 'controlled', 'healed', 'cleared'],
  known: ['healed', 'cleared'],
  unspecified: ['controlled', 'healed', 'cleared'],
  controlled: ['healed', 'cleared'],
};

/** A clearance counts with the name of who gave it. */
function stateChange(was: Answer, is: Answer): Change {
  const [from, to] = [was.state ?? 'unspecified', is.state ?? 'unspecified'];
  if (from === to) return to === 'cleared' && was.by === undefined && is.by !== undefined ? 'looser' : 'same';
  if (tighterThan[to]?.includes(from) === true) return 'tighter';
  return tighterThan[from]?.includes(to) === true ? 'looser' : 'either';
}

/** A window of weeks closes with time: an earlier day opens, and a later one may end another window that it was in. */
function sinceChange(was: string | undefined, is: string | undefined): Change {
  if (was === is) return 'same';
  return was !== undefined && is !== undefined && is < was ? 'looser' : 'either';
}

function wellsChange(was: number | undefined, is: number | undefined): Change {
  if (was === is) return 'same';
  if (was === undefined || is === undefined) return 'either';
  return is > was ? 'tighter' : 'looser';
}
