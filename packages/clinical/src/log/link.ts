import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonical } from './canonical.ts';
import type { Envelope } from './event.ts';

/**
 * The hash that the next event of a stream carries in `prev`: SHA-256, in hexadecimal, over the RFC 8785 canonical JSON
 * of the event as sent. Fields of later releases are part of it.
 */
export const linkOf = (event: Envelope): string => bytesToHex(sha256(utf8ToBytes(canonical(event))));
