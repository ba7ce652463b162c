import type { Ask, Tell } from '../protocol.ts';
import { Engine } from './engine.ts';

/** The part of a worker's global scope that is used here. */
interface Scope {
  postMessage(message: Tell, transfer?: Transferable[]): void;
  onmessage: ((message: MessageEvent<Ask>) => void) | null;
}
const scope = globalThis as unknown as Scope;

const engine = new Engine((tell, transfer) => scope.postMessage(tell, transfer), {
  now: () => performance.now(),
  wait: (ms) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
});
scope.onmessage = ({ data }) => engine.hear(data);
