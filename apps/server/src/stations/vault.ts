import { randomBytes } from 'node:crypto';
import { keepKey, keepOutboxKey, personKey, recoverKey } from '@eupraxia/store';
import { unwrapKey, wrapKey } from '../keys/wrap.ts';
import { valueOrThrow } from '../rpc/faults.ts';
import { station } from '../rpc/station.ts';
import { handOver } from './hand-over.ts';
import { keyPlace } from './key-place.ts';

/** Copies of the keys that browsers seal their unsent visits with. The database holds them wrapped; the master key lies outside it. */
export const vault = {
  keep: station.vault.keep.handler(async ({ context: { desk, actor }, input }) => {
    const { keyId } = input;
    const key = Buffer.from(input.key, 'base64');
    const bound = keyPlace(actor.clinicId, input, keyId);
    const wrapped = wrapKey(desk.master, key, bound);
    // Each wrapping has a nonce of its own: whether it is the same key shows when the stored one is opened.
    const isSame = (stored: Uint8Array) => {
      const opened = unwrapKey(desk.master, stored, bound);
      return opened.ok && opened.value.equals(key);
    };
    valueOrThrow(
      await desk.store.tenant(actor, (tx) =>
        'visitId' in input
          ? keepKey(tx, input.visitId, keyId, wrapped, isSame)
          : keepOutboxKey(tx, input.patientId, keyId, wrapped, isSame),
      ),
    );
    return { kept: true as const };
  }),
  recover: station.vault.recover.handler(async ({ context: { desk, actor }, input: { visitId, keyId } }) => {
    const wrapped = valueOrThrow(await desk.store.tenant(actor, (tx) => recoverKey(tx, visitId, keyId)));
    return { key: valueOrThrow(unwrapKey(desk.master, wrapped, [actor.clinicId, visitId, keyId])).toString('base64') };
  }),
  mine: station.vault.mine.handler(async ({ context: { desk, actor } }) => {
    const place = [actor.clinicId, 'person', actor.userId];
    const fresh = wrapKey(desk.master, randomBytes(32), place);
    const wrapped = await desk.store.tenant(actor, (tx) => personKey(tx, fresh));
    return { key: valueOrThrow(unwrapKey(desk.master, wrapped, place)).toString('base64') };
  }),
  handOver: station.vault.handOver.handler(({ context: { desk, actor }, input: { records } }) => handOver(desk, actor, records)),
};
