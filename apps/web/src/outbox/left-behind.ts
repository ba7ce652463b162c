import type { HandedOver, LeftRecord } from '@eupraxia/api';
import { isUuid } from '@eupraxia/kernel';
import type { LeftSealed, LocalVault, SealedPlace } from '../vault/local-vault.ts';

/** A record of a colleague that stays in this browser, and why. */
export interface StaysHere extends SealedPlace {
  /** The server's code, or one of this browser's own. */
  readonly code: string;
}

/** Codes of this browser: the server has no copy of the key, or the record is larger than a call takes. */
export const keyNotKept = 'EUP_WEB_LEFT_KEY';
export const tooLarge = 'EUP_WEB_LEFT_LARGE';

export interface LeftEdges {
  readonly vault: Pick<LocalVault, 'leftByOthers' | 'erase'>;
  readonly handOver: (records: LeftRecord[]) => Promise<HandedOver>;
}

/** Records of one call, and the characters that they may have together: the server takes 2 MB a call. */
const mostRecords = 200;
const mostCharacters = 1_500_000;
/** Characters of one record. */
const largest = 400_000;

/**
 * Hands over what colleagues of the clinic left sealed in this browser: the server opens it with their kept keys and stores
 * it under them. What it took is erased here; what it did not take stays. Nothing of it can be read here.
 * @returns how many records were taken, and those that stay
 * @throws where the server is not reached, or storage fails: what was taken before is erased already
 */
export async function handOverLeft({ vault, handOver }: LeftEdges): Promise<{
  readonly taken: number;
  readonly stays: readonly StaysHere[];
}> {
  const stays: StaysHere[] = [];
  let taken = 0;
  let after: SealedPlace | undefined;
  for (;;) {
    const page = await vault.leftByOthers({ most: mostRecords, ...(after === undefined ? {} : { after }) });
    const last = page.at(-1);
    if (last === undefined) return { taken, stays };
    after = last;
    const offered = page.filter(({ stream }) => isSent(stream));
    for (const batch of batches(offered, stays)) {
      const answer = await handOver(batch.map(({ record }) => record));
      const codes = new Map(answer.left.map((one) => [nameOf(one), one.code]));
      const gone = new Set(answer.taken.map(nameOf));
      const erased = batch.filter(({ record }) => gone.has(nameOf(record)) && !codes.has(nameOf(record)));
      await vault.erase(erased.map(({ left }) => left));
      taken += erased.length;
      for (const { left, record } of batch) {
        const code = codes.get(nameOf(record));
        if (code !== undefined) stays.push({ ...placeOf(left), code });
      }
    }
  }
}

/** What a colleague's device may bring: events, whose streams are ids, and chart entries. Drafts and caches are their author's alone. */
const isSent = (stream: string): boolean => isUuid(stream) || stream.startsWith('chart:');

interface Offered {
  readonly left: LeftSealed;
  readonly record: LeftRecord;
}

/** Parts records into calls, in their order; those that cannot be sent at all are noted. */
function batches(page: readonly LeftSealed[], stays: StaysHere[]): readonly (readonly Offered[])[] {
  const calls: Offered[][] = [];
  let characters = 0;
  for (const left of page) {
    const bytes = base64(left.bytes);
    const code = !left.kept ? keyNotKept : bytes.length > largest ? tooLarge : undefined;
    if (code !== undefined) {
      stays.push({ ...placeOf(left), code });
      continue;
    }
    const { keyId, stream, number } = left;
    const call = calls.at(-1);
    if (call === undefined || characters + bytes.length > mostCharacters) {
      calls.push([{ left, record: { keyId, stream, number, bytes } }]);
      characters = bytes.length;
    } else {
      call.push({ left, record: { keyId, stream, number, bytes } });
      characters += bytes.length;
    }
  }
  return calls;
}

const placeOf = ({ owner, subject, stream, number }: LeftSealed): SealedPlace => ({ owner, subject, stream, number });
const nameOf = ({ keyId, stream, number }: Pick<LeftRecord, 'keyId' | 'stream' | 'number'>): string =>
  `${keyId} ${stream} ${number}`;

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let from = 0; from < bytes.length; from += 8192) text += String.fromCharCode(...bytes.subarray(from, from + 8192));
  return btoa(text);
}
