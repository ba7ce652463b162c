import type { VisitDevice } from '@eupraxia/api';
import type { Envelope } from '@eupraxia/clinical';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useMe } from '../app/session.ts';
import type { JournalState } from './log/journal.ts';
import { thisDevice } from './log/this-device.ts';
import { type OpenVisit, openVisit } from './open-visit.ts';

/** A device that shows the visit and has not confirmed the newest STOP. */
export interface DeviceWithoutStop {
  readonly device: string;
  /** `Tablet, Safari`. */
  readonly label: string;
  /** Who is signed in there. */
  readonly user: string;
  /** UTC ms on the session clock: since then it was not reached. */
  readonly lastContactAt: number;
  /** How long ago that was when this was found, in ms. */
  readonly quietFor: number;
}

/**
 * Which of the other devices of a visit have not confirmed its newest STOP, the longest out of contact first. While the
 * server has not got the STOP itself, that is every one of them, as of the last that the server told.
 * @param own the device that asks: it shows the STOP
 * @param now UTC ms on the session clock
 */
export function devicesWithoutStop(
  { devices, envelopes, acknowledged }: Pick<JournalState, 'devices' | 'envelopes' | 'acknowledged'>,
  own: string,
  now: number,
): readonly DeviceWithoutStop[] {
  const stop = newestStop(envelopes);
  if (stop === undefined) return [];
  const sent = (acknowledged[stop.writer] ?? 0) >= stop.seq;
  return devices
    .filter(({ device, seesStop }: VisitDevice) => device !== own && !(sent && seesStop))
    .map(({ device, label, user, lastContactAt }) => ({
      device,
      label,
      user: user.name,
      lastContactAt,
      quietFor: Math.max(0, now - lastContactAt),
    }))
    .toSorted((a, b) => a.lastContactAt - b.lastContactAt);
}

function newestStop(envelopes: readonly Envelope[]): Envelope | undefined {
  let newest: Envelope | undefined;
  for (const event of envelopes) if (event.kind === 'stop.pressed' && event.at >= (newest?.at ?? 0)) newest = event;
  return newest;
}

const none: readonly DeviceWithoutStop[] = [];
const nothing = (): (() => void) => () => undefined;

/** The devices that show a visit and have not confirmed its newest STOP; looked up anew with every answer of the server. */
export function useDevicesWithoutStop(visitId: string): readonly DeviceWithoutStop[] {
  const me = useMe();
  const [opened, setOpened] = useState<OpenVisit | null>(null);
  useEffect(() => {
    let here = true;
    setOpened(null);
    void openVisit(visitId, me).then((visit) => {
      if (here) setOpened(visit);
    });
    return () => {
      here = false;
    };
  }, [visitId, me]);
  const state = useSyncExternalStore(opened?.journal.subscribe ?? nothing, () => opened?.journal.state() ?? null);
  if (opened === null || state === null) return none;
  return devicesWithoutStop(state, thisDevice(opened.journal.writer).id, opened.journal.clock.now());
}
