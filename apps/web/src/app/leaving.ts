const works: (() => Promise<number>)[] = [];
/** Longest wait for what is still to be sent, in ms: a dead line must not hold anybody at the desk. */
const patience = 8000;

/** Names work that is to be tried before a person signs out: it sends what it can and says how much still waits. */
export function beforeLeaving(work: () => Promise<number>): void {
  works.push(work);
}

/** Sends what can be sent and says how many entries the server still lacks; one that cannot say counts as one. */
export async function sendBeforeLeaving(): Promise<number> {
  const late = new Promise<number>((resolve) => setTimeout(() => resolve(1), patience));
  const left = await Promise.all(works.map((work) => Promise.race([work().catch(() => 1), late])));
  return left.reduce((sum, count) => sum + count, 0);
}
