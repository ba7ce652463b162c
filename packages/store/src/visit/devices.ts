import type { Heads } from '@eupraxia/clinical';
import { db, statement } from '../statements.ts';
import type { TenantTx } from '../tenant.ts';

/** One call of a device that shows a visit. */
export interface DeviceContact {
  /** The stream that the calling tab writes. */
  readonly writer: string;
  /** A random id that the browser keeps for itself: its tabs are one device. */
  readonly device: string;
  /** The kind of device and browser, and nothing of the person: `Tablet, Safari`. */
  readonly label: string;
}

/** A device that was in contact during a visit and has not closed it. */
export interface VisitDevice {
  readonly device: string;
  /** The stream of its tab that was in contact last. */
  readonly writer: string;
  readonly label: string;
  readonly user: { readonly userId: string; readonly name: string };
  /** UTC ms by the server's clock. */
  readonly lastContactAt: number;
  /** Whether it has called with the visit's newest STOP among what it holds; true where there is no STOP. */
  readonly seesStop: boolean;
}

/** Where an event stands in a visit's log. */
export interface Place {
  readonly writer: string;
  readonly seq: number;
}

/** A tab's contact as it is stored. */
export interface DeviceRow extends DeviceContact {
  readonly userId: string;
  readonly userName: string;
  readonly lastContactAt: number;
  readonly stopWriter: string | null;
  readonly stopSeq: number | null;
  readonly closedAt: number | null;
}

/** How old the stored contact of a device may become before it is written again, in ms: a call of itself costs no write. */
const contactEvery = 5_000;
/** A device that was not in contact for this long, in ms, is not part of the visit any more. */
export const longestSilence = 24 * 3_600_000;
export const mostTabs = 200;
const mostDevices = 50;

/**
 * Notes that a device is in contact, and that it has confirmed the newest STOP where it holds it. Returns the devices of
 * the visit, the last in contact first.
 * @param have what the device holds, per writer
 * @param read the contacts where they have been read in this transaction already
 */
export async function recordContact(
  tx: TenantTx,
  visitId: string,
  contact: DeviceContact,
  have: Heads,
  read?: VisitTabs,
): Promise<readonly VisitDevice[]> {
  const { patientId, stop, rows } = read ?? (await tabsOf(tx, visitId));
  const known = rows.find(({ writer }) => writer === contact.writer);
  // A stream belongs to one person: nobody confirms in another one's name.
  if (known !== undefined && known.userId !== tx.author.userId) return devicesIn(rows, stop);
  const confirms = stop !== null && (have[stop.writer] ?? 0) >= stop.seq;
  const confirmed = known !== undefined && isAt(known, stop);
  const news = known === undefined || known.closedAt !== null || (confirms && !confirmed);
  const sameDevice = known?.device === contact.device && known.label === contact.label;
  if (!news && sameDevice && tx.now - known.lastContactAt < contactEvery) return devicesIn(rows, stop);
  const row: DeviceRow = {
    ...contact,
    userId: tx.author.userId,
    userName: tx.author.name,
    lastContactAt: tx.now,
    stopWriter: confirms ? stop.writer : (known?.stopWriter ?? null),
    stopSeq: confirms ? stop.seq : (known?.stopSeq ?? null),
    closedAt: null,
  };
  if (patientId === null) throw new Error(`The visit ${visitId} is not there.`);
  await save(tx, { visit_id: visitId, patient_id: patientId }, row);
  if (news) tx.changed({ visitId, writers: [], urgent: true });
  return devicesIn([row, ...rows.filter(({ writer }) => writer !== row.writer)], stop);
}

/** The devices that were in contact during a visit and have not closed it, the last in contact first. */
export async function visitDevices(tx: TenantTx, visitId: string, read?: VisitTabs): Promise<readonly VisitDevice[]> {
  const { stop, rows } = read ?? (await tabsOf(tx, visitId));
  return devicesIn(rows, stop);
}

/** A tab has closed the visit: its device is not waited for any more, unless another of its tabs shows it. */
export async function closeDevice(tx: TenantTx, visitId: string, writer: string): Promise<void> {
  const closed = await tx.rows(
    db
      .updateTable('chart.visit_device')
      .set({ closed_at: tx.now })
      .where('clinic_id', '=', tx.actor.clinicId)
      .where('visit_id', '=', visitId)
      .where('writer', '=', writer)
      .where('user_id', '=', tx.author.userId)
      .where('closed_at', 'is', null)
      .returning('writer'),
  );
  if (closed.length > 0) tx.changed({ visitId, writers: [], urgent: false });
}

/** The tabs that were in contact during a visit, the last one first, and its newest STOP. */
export interface VisitTabs {
  /** Null where there is no such visit. */
  readonly patientId: string | null;
  readonly stop: Place | null;
  readonly rows: readonly DeviceRow[];
}

async function tabsOf(tx: TenantTx, visitId: string): Promise<VisitTabs> {
  const clinic = tx.actor.clinicId;
  const finding = tx.row(
    statement<{ patientId: string; writer: string | null; seq: number | null }>`
      select patient_id as "patientId", stop_writer as writer, stop_seq as seq from chart.visit
      where clinic_id = ${clinic} and id = ${visitId}`,
  );
  const reading = tx.rows(
    db
      .selectFrom('chart.visit_device')
      .where('clinic_id', '=', clinic)
      .where('visit_id', '=', visitId)
      .where('last_contact_at', '>', tx.now - longestSilence)
      .orderBy('last_contact_at', 'desc')
      .limit(mostTabs)
      .select([
        'writer',
        'device',
        'label',
        'user_id as userId',
        'user_name as userName',
        'last_contact_at as lastContactAt',
        'stop_writer as stopWriter',
        'stop_seq as stopSeq',
        'closed_at as closedAt',
      ]),
  );
  const [visit, rows] = await Promise.all([finding, reading]);
  const { patientId = null, writer = null, seq = null } = visit ?? {};
  return { patientId, stop: writer === null || seq === null ? null : { writer, seq }, rows };
}

/** The tabs of one browser are one device: it sees a STOP as soon as one of them does, because that one tells the others. */
function devicesIn(rows: readonly DeviceRow[], stop: Place | null): readonly VisitDevice[] {
  const found = new Map<string, VisitDevice>();
  for (const row of rows) {
    if (row.closedAt !== null) continue;
    const seesStop = stop === null || isAt(row, stop);
    const other = found.get(row.device);
    if (other !== undefined) {
      if (seesStop && !other.seesStop) found.set(row.device, { ...other, seesStop });
      continue;
    }
    const { device, writer, label, userId, userName, lastContactAt } = row;
    found.set(device, { device, writer, label, user: { userId, name: userName }, lastContactAt, seesStop });
  }
  return [...found.values()].slice(0, mostDevices);
}

const isAt = ({ stopWriter, stopSeq }: DeviceRow, stop: Place | null): boolean =>
  stop !== null && stopWriter === stop.writer && stopSeq === stop.seq;

async function save(
  tx: TenantTx,
  visit: { readonly visit_id: string; readonly patient_id: string },
  row: DeviceRow,
): Promise<void> {
  const changing = {
    device: row.device,
    user_name: row.userName,
    label: row.label,
    last_contact_at: row.lastContactAt,
    stop_writer: row.stopWriter,
    stop_seq: row.stopSeq,
    closed_at: row.closedAt,
  };
  await tx.rows(
    db
      .insertInto('chart.visit_device')
      .values({ clinic_id: tx.actor.clinicId, ...visit, writer: row.writer, user_id: row.userId, ...changing })
      .onConflict((conflict) => conflict.columns(['clinic_id', 'visit_id', 'writer']).doUpdateSet(changing)),
  );
}
