import { displayed, shown } from '@eupraxia/kernel';
import { describe, expect, it } from 'vitest';
import { allRows, enUsLabels as enUs, exercises } from '../index.ts';

describe('labels of the catalogue', () => {
  it('begin small inside a sentence, and keep the capital where the row says that its name is proper', () => {
    const inside = (kind: keyof typeof enUs.names, id: string) => shown(enUs.names[kind].get(id)?.inside ?? displayed('missing'));
    expect([
      inside('condition', 'stroke'),
      inside('exercise', 'sit-to-stand'),
      inside('exercise', 'emg-wrist-extension'),
      inside('exercise', 'pnf-arm-d2-flexion'),
      inside('short', 'emg-wrist-extension'),
      inside('plain', 'emg-tibialis-anterior'),
      inside('measure', 'arat'),
      inside('measure', 'fma-ue'),
      inside('objective', 'reach-for-a-cup'),
      inside('service', '97130'),
    ]).toEqual([
      'stroke',
      'sit-to-stand',
      'wrist extension with EMG biofeedback',
      'PNF D2 flexion, UE',
      'wrist extension',
      'lift your foot and watch the bar',
      'Action Research Arm Test',
      'Fugl-Meyer Assessment, upper extremity',
      'for reaching for and grasping a cup',
      'Cognitive function',
    ]);
  });

  it('mark every name of exercises, measures and conditions that begins with an abbreviation or a title as proper', () => {
    const titled = /^(?:\p{Lu}{2}|[\p{L}\p{N}’'–-]+ \p{Lu}\p{Ll}|\p{L}\p{Ll}*\p{Lu})/u;
    for (const row of allRows) {
      if (row.kind !== 'exercise' && row.kind !== 'measure' && row.kind !== 'condition') continue;
      if (titled.test(row.name)) expect(row.properName, row.name).toBe(true);
    }
  });

  it('say the side of a part as people do', () => {
    const part = (id: string) => enUs.placed.part.get(id);
    expect([part('wrist')?.right.the, part('legs and trunk')?.left.bare, part('legs')?.bilateral.the].map(String)).toEqual([
      'the right wrist',
      'left leg and trunk',
      'both legs',
    ]);
    expect([part('wrist')?.bilateral.bare, part('trunk')?.midline.bare].map(String)).toEqual(['wrist on both sides', 'trunk']);
  });

  it('give every exercise a short name that no other has, so that a note can tell two of a program apart', () => {
    const short = exercises.map(({ id }) => String(enUs.names.short.get(id)?.inside));
    expect(new Set(short).size).toBe(exercises.length);
  });
});
