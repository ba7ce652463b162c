import type { Command, Message } from '../protocol.ts';
import { Engine } from './engine.ts';

/** The part of a worker's global scope that is used here. */
interface Scope {
  postMessage(message: Message, transfer?: Transferable[]): void;
  onmessage: ((message: MessageEvent<Command>) => void) | null;
}
const scope = globalThis as unknown as Scope;

const engine = new Engine((message, transfer) => scope.postMessage(message, transfer), {
  now: () => performance.now(),
  wait: (ms) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
});
scope.onmessage = ({ data }) => engine.receive(data);
