import { phraseOf } from './index-of.ts';

/** Wordings that mean the same, whichever row they stand for. The first of each is what it is looked up by. */
const groups: readonly (readonly string[])[] = [
  [
    'neuromuscular re-education',
    'neuromuscular reeducation',
    'neuromuscular re education',
    'neuro re-education',
    'neuro reeducation',
    'neuro re-ed',
    'neuro reed',
    'nmr',
    'muscle re-education',
    'muscle reeducation',
    '97112',
  ],
  ['upper extremity', 'upper limb', 'ue', 'arm'],
  ['lower extremity', 'lower limb', 'le', 'leg'],
  ['range of motion', 'rom', 'range'],
  ['activities of daily living', 'adl', 'adls', 'self-care'],
  ['sit to stand', 'sts', 'chair rise', 'rising'],
  ['e-stim', 'estim', 'electrical stimulation', 'nmes'],
  ['emg biofeedback', 'semg', 'surface emg'],
  ['balance', 'postural control'],
  ['gait', 'walking', 'ambulation'],
  ['proprioception', 'position sense', 'joint position sense'],
  ['physical therapy', 'physiotherapy', 'pt'],
  ['occupational therapy', 'ot'],
  ['kinesio tape', 'kinesiotape', 'kinesiology tape', 'k tape', 'kt tape', 'elastic tape'],
  ['myofascial release', 'mfr', 'soft tissue mobilization', 'stm'],
  ['errorless learning', 'errorless'],
  ['constraint-induced movement therapy', 'cimt', 'mcimt', 'forced use'],
  ['neurodevelopmental treatment', 'ndt', 'bobath'],
  ['functional electrical stimulation', 'fes'],
  ['home exercise program', 'hep'],
  ['activity tolerance', 'endurance'],
  ['cva', 'stroke'],
  ['sci', 'spinal cord injury'],
  ['tbi', 'traumatic brain injury'],
  ['oa', 'djd', 'osteoarthritis'],
  ['fx', 'fracture'],
  ['fall risk', 'risk of falls', 'falls'],
  ['physioball', 'physio ball', 'swiss ball', 'exercise ball', 'therapy ball'],
  ['therapy putty', 'theraputty', 'putty'],
  ['resistance band', 'theraband', 'elastic band'],
  ['assistive device', 'walking aid'],
  ['mobilization', 'mobilisation'],
  ['desensitization', 'desensitisation'],
  ['stabilization', 'stabilisation'],
  ['center', 'centre'],
  ['meter', 'metre'],
];

const alike: readonly (readonly string[])[] = groups.map((group) => [...new Set(group.map(phraseOf))]);

/** The text as typed, then with one wording at a time replaced by another that means the same; at most `most` texts. */
export function wordingsOf(text: string, most = 8): readonly string[] {
  const typed = ` ${phraseOf(text)} `;
  const wordings = new Set([text]);
  for (const group of alike) {
    const held = group.filter((phrase) => typed.includes(` ${phrase} `)).toSorted((a, b) => b.length - a.length)[0];
    if (held === undefined) continue;
    for (const other of group) {
      if (wordings.size >= most) return [...wordings];
      if (other !== held) wordings.add(typed.replace(` ${held} `, ` ${other} `).trim());
    }
  }
  return [...wordings];
}
