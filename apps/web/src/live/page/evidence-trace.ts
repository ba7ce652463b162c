import type { MeasuredEvidence } from '@eupraxia/clinical';
import type { Visit } from '@eupraxia/clinical/visit';
import type { Recordings } from '../../recording/recordings.ts';
import { LiveSession } from './live-session.ts';

/** The stretch of a recording that sentences rest on, as the live chain showed it. */
export interface EvidenceTrace {
  /** Percent of the reference where `zone` is known, else the channel's unit. */
  readonly values: Float32Array;
  readonly from: number;
  readonly to: number;
  readonly zone: { readonly floor: number; readonly ceiling: number } | null;
}

const columns = 320;
let session: { readonly sha256: string; readonly opened: Promise<LiveSession | null> } | null = null;

/** Opens a recording for evidence in a worker of its own, so that a replay that goes on is not disturbed. */
function openFor(sha256: string, bytes: Uint8Array<ArrayBuffer>, rate: number | undefined): Promise<LiveSession | null> {
  const live = new LiveSession();
  return new Promise((resolve) => {
    const stop = live.subscribe(() => {
      const { phase, fault } = live.state();
      if (phase === 'choosing') resolve(live);
      if (fault !== null) resolve(null);
      if (phase === 'choosing' || fault !== null) stop();
    });
    live.open(sha256, bytes, rate);
  });
}

/** Draws what one sentence rests on; null where the recording is neither here nor on the server. */
export async function evidenceTrace(
  recordings: Recordings,
  visit: Visit,
  measured: readonly MeasuredEvidence[],
): Promise<EvidenceTrace | null> {
  const first = measured[0];
  if (first === undefined) return null;
  const attached = visit.recordings.find((r) => r.recording === first.recording);
  if (attached === undefined) return null;
  if (session?.sha256 !== attached.sha256) {
    const bytes = await recordings.read(attached.sha256);
    if (bytes === null) return null;
    session = {
      sha256: attached.sha256,
      opened: openFor(attached.sha256, bytes, attached.format === 'csv' ? attached.rate : undefined),
    };
  }
  const live = await session.opened;
  if (live === null) return null;
  const same = measured.filter((m) => m.recording === first.recording && m.channel === first.channel);
  const from = Math.max(0, Math.min(...same.map((m) => m.from)) - 0.5);
  const to = Math.max(...same.map((m) => m.to)) + 0.5;
  const { reference, mains } = first.params;
  const zone = zoneIn(first.params);
  const notch = mains === '50' ? 50 : mains === '60' ? 60 : 'none';
  const values = await live.amplitudes(first.channel ?? attached.channels[0]?.name ?? '', notch, from, to, columns);
  const known = typeof reference === 'number' && zone !== null;
  return {
    values: known ? values.map((v) => (100 * v) / reference) : values,
    from,
    to,
    zone: known ? zone : null,
  };
}

/** The zone that a repetition was judged by; an edge that it did not have lies at rest, or beyond the picture. */
function zoneIn({ floor, ceiling }: MeasuredEvidence['params']): EvidenceTrace['zone'] {
  const [least, most] = [floor, ceiling].map((edge) => (typeof edge === 'number' ? edge : null));
  if (least == null && most == null) return null;
  return { floor: least ?? 0, ceiling: most ?? 1.5 * (least ?? 0) };
}
