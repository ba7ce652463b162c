/**
 * Signs of treatment that leave no event: a hand on the visit's Live screen, and the answer that treatment goes on. The
 * other tabs of this browser hear of them. UTC ms on the session clock, by visit.
 */
const signs = new Map<string, number>();

/** A hand that moves is told to the other tabs this often, in ms. */
const toldEvery = 5_000;

interface Sign {
  readonly visitId: string;
  readonly at: number;
}

const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('eupraxia-signs');
if (channel !== null) channel.onmessage = ({ data }: MessageEvent<Sign>) => keep(data);

const told = new Map<string, number>();

function keep({ visitId, at }: Sign): void {
  if (at > lastSignOf(visitId)) signs.set(visitId, at);
}

/** The newest sign of a visit that this tab knows of; 0 where there was none. */
export const lastSignOf = (visitId: string): number => signs.get(visitId) ?? 0;

/** Takes a sign of treatment; `at` is UTC ms. */
export function signOfTreatment(visitId: string, at: number): void {
  keep({ visitId, at });
  if (at - (told.get(visitId) ?? 0) < toldEvery) return;
  told.set(visitId, at);
  channel?.postMessage({ visitId, at } satisfies Sign);
}
