import { type Follows, follows } from './tone.ts';

/** How this device sounds and shakes; nothing in it is about a patient. */
export interface SoundSettings {
  readonly on: boolean;
  /** 0 to 1. */
  readonly volume: number;
  readonly follows: Follows;
  readonly chime: boolean;
  readonly vibration: boolean;
}

const keptAs = 'eupraxia.sound';
/** Silent until somebody asks: a gym has other patients. */
export const soundDefaults: SoundSettings = { on: false, volume: 0.6, follows: 'pitch', chime: true, vibration: true };

/** The settings that were kept on this device; what cannot be read is as if nothing was kept. */
export function keptSound(storage: Pick<Storage, 'getItem'> = localStorage): SoundSettings {
  try {
    const kept: unknown = JSON.parse(storage.getItem(keptAs) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return soundDefaults;
    const of = kept as Partial<Record<keyof SoundSettings, unknown>>;
    const flag = (name: 'chime' | 'vibration'): boolean => {
      const value = of[name];
      return typeof value === 'boolean' ? value : soundDefaults[name];
    };
    return {
      // A page may only sound after a tap in it, so that it always begins silent.
      on: false,
      volume: typeof of.volume === 'number' && of.volume >= 0 && of.volume <= 1 ? of.volume : soundDefaults.volume,
      follows: follows.find((how) => how === of.follows) ?? soundDefaults.follows,
      chime: flag('chime'),
      vibration: flag('vibration'),
    };
  } catch {
    return soundDefaults;
  }
}

export function keepSound(settings: SoundSettings, storage: Pick<Storage, 'setItem'> = localStorage): void {
  try {
    storage.setItem(keptAs, JSON.stringify(settings));
  } catch {
    // A browser without storage sounds all the same; the next visit begins with the defaults.
  }
}
