import { keepKey, recoverKey } from '@eupraxia/store';
import { unwrapKey, wrapKey } from '../keys/wrap.ts';
import { valueOrThrow } from '../rpc/faults.ts';
import { station } from '../rpc/station.ts';

/** Copies of the keys that browsers seal their unsent visits with. The database holds them wrapped; the master key lies outside it. */
export const vault = {
  keep: station.vault.keep.handler(async ({ context: { desk, actor }, input: { visitId, keyId, key } }) => {
    const wrapped = wrapKey(desk.master, Buffer.from(key, 'base64'), [actor.clinicId, visitId, keyId]);
    valueOrThrow(await desk.store.tenant(actor, (tx) => keepKey(tx, visitId, keyId, wrapped)));
    return { kept: true as const };
  }),
  recover: station.vault.recover.handler(async ({ context: { desk, actor }, input: { visitId, keyId } }) => {
    const wrapped = valueOrThrow(await desk.store.tenant(actor, (tx) => recoverKey(tx, visitId, keyId)));
    return { key: valueOrThrow(unwrapKey(desk.master, wrapped, [actor.clinicId, visitId, keyId])).toString('base64') };
  }),
};
