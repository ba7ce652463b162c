import { describe, expect, it } from 'vitest';
import { hintsIn } from './words.ts';

/** What a text hints at, each once. */
const said = (text: string): readonly string[] => [
  ...new Set(hintsIn(text).map((hint) => ('agent' in hint ? hint.agent : hint.contact))),
];

describe('hintsIn(text)', () => {
  it.each([
    'E-stim to the quads',
    'e‑stim',
    'estim wrist extensors',
    'NMES anterior tibialis',
    'Walking with FES',
    'TENS low back',
    'Tens, 20 minutes',
    'tens to the shoulder',
    'TENS of the lower back',
    'IFC L knee',
    'Russian current to VMO',
    'EMG-triggered stim',
    'Electrical stimulation, then reach',
    'Sensory stimulation',
    'Foot drop stimulator',
  ])('finds current in “%s”', (text) => {
    expect(said(text)).toEqual(['current']);
  });

  it.each([
    ['Moist heat before stretching', ['heat']],
    ['Hot packs x 10 min', ['heat']],
    ['Paraffin dip', ['heat']],
    ['Warm whirlpool', ['heat']],
    ['Fluidotherapy R hand', ['heat']],
    ['Shortwave diathermy', ['heat', 'diathermy']],
    ['Pulsed ultrasound', ['heat', 'ultrasound']],
  ])('finds heat in “%s”', (text, found) => {
    expect(said(text)).toEqual(found);
  });

  it.each(['Dry needling upper trap', 'Needle to the gastroc', 'Acupuncture points', 'Needles, 6'])(
    'finds needling in “%s”',
    (text) => {
      expect(said(text)).toEqual(['needling']);
    },
  );

  it.each([
    'Thoracic manipulation',
    'Cervical thrust',
    'HVLA to T6',
    'HVLAT',
    'High-velocity low-amplitude technique',
    'Grade V mobilization of the talus',
    'grade 5 joint mobilisation',
    'Grade IV-V mobs',
    'Joint mobilization, grade V',
    'Spinal manipulation, bilateral',
  ])('finds a thrust in “%s”', (text) => {
    expect(said(text)).toEqual(['thrust']);
  });

  it.each([
    'EMG biofeedback of the quads',
    'Tendon gliding in the sheath',
    'Do not tense the shoulders',
    'tens of steps',
    'Cooking: whole wheat toast',
    'Estimate the distance',
    'Russian twists with ball',
    'FES-I score',
    'Vestibular stimulation on the swing',
    'Plantar sensory stimulation, textured mat',
    'Rhythmic auditory stimulation',
    'Fans for heat sensitivity',
    'Diagnostic ultrasound seen',
    'Ultrasound imaging of the deep abdominals',
    'Pins and needles in the foot',
    'Thread the needle stretch',
    'Threading a needle',
    'In-hand manipulation of coins',
    'Object manipulation',
    'Manipulation of small objects',
    'Hip thrusts, 3 x 10',
    'Tongue thrust',
    'Gait: extensor thrust in stance',
    'Non-thrust manipulation',
    'MMT grade 5 quads',
    'Grade III mobilization',
    'Passive mobilization, no thrust',
    'Sit to stand',
  ])('finds nothing in “%s”', (text) => {
    expect(said(text)).toEqual([]);
  });
});
