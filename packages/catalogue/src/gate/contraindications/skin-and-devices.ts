import { type CarriedText, person, yes, yesHere, yesLeft } from './carried.ts';

/** Skin, implants, current, headsets and displays. */
export const skinAndDeviceTexts: Readonly<Record<string, CarriedText>> = {
  'Broken skin, infection or adhesive allergy under the electrodes': {
    carriedBy: ['electrodes-on-broken-skin', 'adhesive-and-allergy'],
    persons: [person({ 'broken-skin': yesHere() }), person({ 'adhesive-allergy': yes() })],
  },
  'An active implant in the region of the electrodes': {
    carriedBy: ['electrodes-near-implant'],
    persons: [
      person({ 'cardiac-implant': yes({ regions: ['chest'] }) }),
      person({ 'brain-or-nerve-stimulator': yes() }),
      person({ lvad: yes() }),
    ],
    note: true,
  },
  'Allergy to the adhesive': { carriedBy: ['adhesive-and-allergy'], persons: [person({ 'adhesive-allergy': yes() })] },
  'A latex allergy with a latex ball': { carriedBy: ['latex'], persons: [person({ 'latex-allergy': yes() })] },
  'A foot without feeling and with a wound': {
    carriedBy: ['weight-on-wound'],
    persons: [
      person({
        'insensate-skin': yesLeft({ regions: ['foot'] }),
        'broken-skin': yesLeft({ regions: ['foot'] }),
      }),
    ],
  },
  'Red or open skin that has not been off-loaded': {
    carriedBy: ['sitting-on-wound', 'sitting-on-wound-care'],
    persons: [person({ 'broken-skin': yes({ regions: ['buttock'] }) }), person({ 'broken-skin': yes({ regions: ['pelvis'] }) })],
    note: ['transfer'],
  },
  'Skin, ribs or bladder that the straps could harm': {
    carriedBy: ['harness-on-broken-skin', 'harness-and-spine'],
    persons: [
      person({ 'broken-skin': yes({ regions: ['chest'] }) }),
      person({ 'broken-skin': yes({ regions: ['pelvis'] }) }),
      person({ 'unhealed-fracture': yes({ regions: ['chest'] }) }),
    ],
  },
  'Broken skin, burns or infection where it is touched': {
    carriedBy: ['hands-on-broken-skin', 'electrodes-on-broken-skin'],
    persons: [person({ 'broken-skin': yesHere() })],
  },
  'Broken skin or a fresh scar': {
    carriedBy: ['touch-near-broken-skin'],
    persons: [person({ 'broken-skin': yesHere() })],
    note: true,
  },
  'Skin without feeling: nothing hot, cold or sharp': {
    carriedBy: ['texture-on-numb-skin'],
    persons: [person({ 'insensate-skin': yesHere() })],
    note: true,
  },
  'A flare of complex regional pain: ask first': {
    carriedBy: ['texture-and-flare'],
    persons: [person({ 'crps-flare': yesHere() })],
  },
  'A pacemaker, defibrillator or other implant that the current could disturb': {
    carriedBy: ['current-and-cardiac-implant', 'current-and-stimulator', 'current-and-lvad'],
    persons: [
      person({ 'cardiac-implant': yes({ regions: ['chest'] }) }),
      person({ 'brain-or-nerve-stimulator': yes({ regions: ['belly'] }) }),
      person({ lvad: yes() }),
    ],
  },
  'Malignancy, clot or broken skin under or near the electrodes': {
    carriedBy: ['current-and-malignancy', 'clot-and-hands', 'current-on-broken-skin'],
    persons: [
      person({ malignancy: yesHere() }),
      person({ 'deep-vein-thrombosis': yesHere({ state: 'known' }) }),
      person({ 'broken-skin': yesHere() }),
    ],
  },
  'Skin that does not feel, or a person who cannot report': {
    carriedBy: ['current-on-numb-skin', 'current-and-no-report'],
    persons: [person({ 'insensate-skin': yesHere() }), person({ 'cannot-report': yes() })],
  },
  'Seizures set off by light': { carriedBy: ['display-and-light'], persons: [person({ photosensitivity: yes() })] },
  'Seizures or trouble with flashing light': {
    carriedBy: ['headset-and-light', 'headset-and-controlled-seizures'],
    persons: [
      person({ photosensitivity: yes() }),
      person({ seizures: yes({ state: 'uncontrolled' }) }),
      person({ seizures: yes({ state: 'controlled' }) }),
    ],
  },
  'A shunt or implant near the magnets of a headset': {
    carriedBy: ['headset-and-valve', 'headset-and-cardiac-implant'],
    persons: [person({ shunt: yes() }), person({ 'cochlear-implant': yesLeft() }), person({ 'cardiac-implant': yes() })],
  },
  'A child below the maker’s age': { carriedBy: ['headset-and-age'], persons: [{ age: 9 }] },
  Seizures: { carriedBy: ['balance-and-seizures'], persons: [person({ seizures: yes() })], note: true },
};
