import type { Me } from '@eupraxia/api';

/** One kind of what waits in this browser to reach the server. */
export interface OutboxKind {
  /** As it stands in the list of what waits; never changed once released. */
  readonly name: 'events' | 'chart';
  /**
   * Sends what waits of the kind at one place (a visit, a patient's chart), as far as the server takes it now.
   * @returns how many entries still wait there, those that were refused included; the kind goes on trying by itself
   */
  readonly send: (place: string, me: Me) => Promise<number>;
}

const kinds = new Map<OutboxKind['name'], OutboxKind>();

/** Names how a kind is sent; once, at the start of the page. */
export function registerKind(kind: OutboxKind): void {
  kinds.set(kind.name, kind);
}

/** How a kind is sent; undefined before it is registered. */
export const kindNamed = (name: OutboxKind['name']): OutboxKind | undefined => kinds.get(name);
