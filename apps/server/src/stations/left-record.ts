import type { LeftRecord } from '@eupraxia/api';
import { type Envelope, parseEvent, uuid } from '@eupraxia/clinical';
import { type NewChartEntry, newChartEntry } from '@eupraxia/clinical/chart';
import { isUuid } from '@eupraxia/kernel';
import type { KeptKey } from '@eupraxia/store';
import { z } from 'zod';

/** What one chart write of a browser's outbox says. */
export interface LeftWrite {
  readonly patientId: string;
  readonly entries: readonly NewChartEntry[];
  /** UTC ms on the device's clock. */
  readonly at: number;
}

/** As apps/web/src/outbox seals it. Fields that only its author's browser needs are left aside. */
const storedWrite = z.object({
  v: z.literal(1),
  key: uuid,
  patientId: uuid,
  clinicId: uuid,
  userId: z.string().min(1).max(100),
  at: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
  entries: z.array(newChartEntry).min(1).max(100),
});

/** How the stream of a chart write is named: the write's own id behind it. */
const writePrefix = 'chart:';

/**
 * Reads what a browser sealed, as hostile as anything from outside: whoever holds a key of their own may have sealed anything.
 * @returns the event or chart write, which names its key's owner and the place that it lay in; or the code that says why not
 */
export function readLeftRecord(
  plain: Uint8Array,
  { stream, number }: LeftRecord,
  { place, userId }: KeptKey,
  clinicId: string,
): { readonly kind: 'event'; readonly event: Envelope } | { readonly kind: 'write'; readonly write: LeftWrite } | string {
  const value = json(plain);
  if ('visitId' in place) {
    if (!isUuid(stream)) return 'EUP_SERVER_HANDOVER_KIND';
    const parsed = parseEvent(value);
    if (!parsed.ok) return 'EUP_SERVER_HANDOVER_KIND';
    const event = parsed.value;
    const fits =
      event.writer === stream && event.seq === number && event.sessionId === place.visitId && event.clinicId === clinicId;
    return fits ? { kind: 'event', event } : 'EUP_SERVER_HANDOVER_PLACE';
  }
  if (!stream.startsWith(writePrefix)) return 'EUP_SERVER_HANDOVER_KIND';
  const parsed = storedWrite.safeParse(value);
  if (!parsed.success) return 'EUP_SERVER_HANDOVER_KIND';
  const { key, patientId, entries, at, ...whose } = parsed.data;
  if (stream !== `${writePrefix}${key}` || patientId !== place.patientId || whose.clinicId !== clinicId)
    return 'EUP_SERVER_HANDOVER_PLACE';
  return whose.userId === userId ? { kind: 'write', write: { patientId, entries, at } } : 'EUP_SERVER_HANDOVER_AUTHOR';
}

function json(plain: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plain));
  } catch {
    return undefined;
  }
}
