import type { Me, Today, VisitStatus } from '@eupraxia/api';
import { theVault } from '../vault/the-vault.ts';
import { may } from './may.ts';
import { queryClient, todayQuery } from './queries.ts';
import { currentMe } from './session.ts';

/** The day's rows as the server told them last. */
export interface KeptDay {
  readonly today: Today;
  /** UTC ms on the device's clock. */
  readonly at: number;
}

interface StoredDay extends KeptDay {
  readonly v: 1;
  readonly userId: string;
  readonly clinicId: string;
}

const stream = 'day';

/** Keeps the day's rows encrypted, so that a start without the server shows them. Who only reads or administers keeps none. */
export async function keepDay(me: Me, { today, at }: KeptDay): Promise<void> {
  if (!may(me.role, 'schedule')) return;
  const kept: StoredDay = { v: 1, userId: me.userId, clinicId: me.clinic.id, today, at };
  const box = await (await theVault()).box('today');
  await box.put(stream, 0, new TextEncoder().encode(JSON.stringify(kept)));
  await box.settle();
  await box.tidy();
}

/** The rows that this person last had in this browser, or undefined. */
export async function keptDay(me: Me): Promise<KeptDay | undefined> {
  const box = await (await theVault()).box('today');
  const found = (await box.read(stream)).records[0];
  if (found === undefined) return undefined;
  const kept = JSON.parse(new TextDecoder().decode(found.plain)) as StoredDay;
  return kept.v === 1 && kept.userId === me.userId && kept.clinicId === me.clinic.id ? kept : undefined;
}

/** Takes over how a visit stands once the server has said so, so that the rows that are kept say the same. */
export function recordStatus(visitId: string, status: VisitStatus): void {
  const { queryKey } = todayQuery(undefined);
  queryClient.setQueryData(queryKey, (today) => (today === undefined ? undefined : withStatus(today, visitId, status)));
  void queryClient.invalidateQueries({ queryKey: ['today'] });
  const me = currentMe();
  if (me === undefined) return;
  keptDay(me)
    .then((kept) => kept && keepDay(me, { ...kept, today: withStatus(kept.today, visitId, status) }))
    .catch(() => undefined);
}

/** The same day with one visit's status changed; the very same value where nothing changes. */
export function withStatus(today: Today, visitId: string, status: VisitStatus): Today {
  if (!today.visits.some((visit) => visit.id === visitId && visit.status !== status)) return today;
  return { ...today, visits: today.visits.map((visit) => (visit.id === visitId ? { ...visit, status } : visit)) };
}
