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

const endings: (() => Promise<void>)[] = [];
/** Longest wait for what runs here to be ended, in ms. */
const endPatience = 3000;

/** Names work that ends what runs in this tab before somebody else sits here: it records, and needs no server. */
export function whenHandedOver(work: () => Promise<void>): void {
  endings.push(work);
}

/** Ends what runs in this tab. What fails is found by the next sign-in of whoever it was of. */
export async function endHere(): Promise<void> {
  const late = new Promise<void>((resolve) => setTimeout(resolve, endPatience));
  await Promise.race([Promise.all(endings.map((work) => work().catch(() => undefined))), late]);
}

const sealings: (() => Promise<void>)[] = [];
/** Longest wait for it, in ms: the key must go all the same. */
const sealPatience = 1000;

/** Names work that seals what is in memory alone, while the person's key is still at hand. */
export function beforeLocking(work: () => Promise<void>): void {
  sealings.push(work);
}

/** Seals what is in memory alone. What fails stays there, as long as the page does. */
export async function sealHere(): Promise<void> {
  const late = new Promise<void>((resolve) => setTimeout(resolve, sealPatience));
  await Promise.race([Promise.all(sealings.map((work) => work().catch(() => undefined))), late]);
}

/** Leaves for a fresh page: nothing of this one stays in memory, and nothing may ask to stay. */
export function leaveToStart(): void {
  addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), { capture: true });
  location.replace('/');
}
