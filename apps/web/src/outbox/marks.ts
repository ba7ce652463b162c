import type { Me } from '@eupraxia/api';
import type { LocalVault } from '../vault/local-vault.ts';
import type { OutboxKind } from './kinds.ts';

/** A place of which this browser may hold more than the server. */
export interface Mark {
  readonly kind: OutboxKind['name'];
  /** A visit's id, or a patient's. */
  readonly place: string;
}

/** A subject of its own that is never settled: signing out forgets what the server has, not what it lacks. */
const subject = 'unsent';

/** Marks of the first release name a visit alone. */
interface StoredMark {
  readonly v: 1;
  readonly userId: string;
  readonly clinicId: string;
  readonly visitId?: string;
  readonly patientId?: string;
}

/** The list of places with something unsent, each person's own; kept encrypted, and in memory where nothing can be kept. */
export class Marks {
  readonly #vault: () => Promise<LocalVault>;
  readonly #here = new Map<string, Mark & { readonly whose: string }>();

  constructor(vault: () => Promise<LocalVault>) {
    this.#vault = vault;
  }

  /** Lists a place. Rejects where storage refuses: then the place is listed for this tab's life alone. */
  async add({ kind, place }: Mark, me: Me): Promise<void> {
    this.#here.set(nameOf({ kind, place }), { kind, place, whose: whoseOf(me) });
    const where = kind === 'events' ? { visitId: place } : { patientId: place };
    const stored: StoredMark = { v: 1, ...where, userId: me.userId, clinicId: me.clinic.id };
    const box = await (await this.#vault()).box(subject);
    await box.put(await streamOf({ kind, place }), 1, new TextEncoder().encode(JSON.stringify(stored)));
  }

  /** Takes a place off the list: everything has reached the server. */
  async remove(mark: Mark): Promise<void> {
    this.#here.delete(nameOf(mark));
    const box = await (await this.#vault()).box(subject);
    await box.drop(await streamOf(mark));
    await box.tidy();
  }

  /** Whether this tab has listed a place. */
  has(mark: Mark): boolean {
    return this.#here.has(nameOf(mark));
  }

  /** The places at which this person may have left something here, in whichever tab's life. */
  async list(me: Me): Promise<readonly Mark[]> {
    const found = new Map<string, Mark>();
    for (const [name, { kind, place, whose }] of this.#here) if (whose === whoseOf(me)) found.set(name, { kind, place });
    for (const mark of await this.#stored(me)) found.set(nameOf(mark), mark);
    return [...found.values()];
  }

  async #stored(me: Me): Promise<readonly Mark[]> {
    try {
      const box = await (await this.#vault()).box(subject);
      return (await box.read()).records.flatMap(({ plain }) => markIn(plain, me));
    } catch {
      // What cannot be read now is listed in memory at least.
      return [];
    }
  }
}

function markIn(plain: Uint8Array, me: Me): readonly Mark[] {
  try {
    const kept = JSON.parse(new TextDecoder().decode(plain)) as StoredMark;
    if (kept.v !== 1 || kept.userId !== me.userId || kept.clinicId !== me.clinic.id) return [];
    if (typeof kept.visitId === 'string') return [{ kind: 'events', place: kept.visitId }];
    return typeof kept.patientId === 'string' ? [{ kind: 'chart', place: kept.patientId }] : [];
  } catch {
    return [];
  }
}

const whoseOf = (me: Me): string => `${me.userId} ${me.clinic.id}`;
const nameOf = ({ kind, place }: Mark): string => `${kind} ${place}`;

/** Streams stand in the browser's database as they are named, so that the place is hashed; a visit's as the first release did. */
async function streamOf({ kind, place }: Mark): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(kind === 'events' ? place : `${kind} ${place}`));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
