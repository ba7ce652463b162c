import { type Uuid, uuidV7 } from '@eupraxia/kernel';

/** A new id made at this edge: a UUIDv7 of now and ten random bytes. */
export function freshId(): Uuid {
  return uuidV7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
}
