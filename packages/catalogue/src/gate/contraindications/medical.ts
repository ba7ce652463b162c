import { type CarriedText, feels, person, twoDaysAgo, yes, yesHere, yesLeft } from './carried.ts';

const restful = 'It is rest: nothing is exerted, and the running session stops at the sign itself.';
const heart = {
  carriedBy: ['heart-unstable', 'symptom-chest-pain', 'limit-systolic'],
  persons: [
    person({ 'unstable-heart': yes() }),
    feels('chest-pain'),
    {
      limits: { systolic: { most: 150 } },
      vitals: [{ when: 'before', posture: 'sitting', systolic: 164, diastolic: 88, symptoms: [] }],
    },
  ],
} as const satisfies CarriedText;
const swallowing = {
  carriedBy: ['swallowing-order'],
  persons: [person({ 'swallow-or-diet-order': yes() })],
} as const satisfies CarriedText;
const highPressure = {
  carriedBy: ['strain-and-pressure'],
  persons: [person({ 'uncontrolled-blood-pressure': yes() })],
} as const satisfies CarriedText;
const smallThings = {
  carriedBy: ['small-objects'],
  persons: [{ age: 3 }, person({ agitation: yes() })],
} as const satisfies CarriedText;

/** Heart, pressure, clots, bone, mind, pregnancy and what is felt before the start. */
export const medicalTexts: Readonly<Record<string, CarriedText>> = {
  'Chest pain, an unstable heart, or blood pressure outside the limits set': heart,
  'Chest pain or breathlessness at rest': {
    carriedBy: ['symptom-chest-pain', 'symptom-breathlessness'],
    persons: [feels('chest-pain'), feels('breathlessness')],
    except: { breathing: restful, relaxation: restful },
  },
  'New weakness, numbness or confusion: stop and report it': {
    carriedBy: ['symptom-new-neurological-sign', 'symptom-confused'],
    persons: [feels('new-neurological-sign'), feels('confused')],
    except: { breathing: restful, relaxation: restful },
  },
  'New double vision, weakness, slurred speech or sudden deafness: stop and report': {
    carriedBy: ['symptom-new-neurological-sign'],
    persons: [feels('new-neurological-sign')],
  },
  'Blood pressure that falls on standing, with symptoms': {
    carriedBy: ['orthostatic-drop'],
    persons: [
      {
        answers: { 'orthostatic-hypotension': yes() },
        vitals: [
          { when: 'before', posture: 'supine', systolic: 132, diastolic: 80, symptoms: [] },
          { when: 'before', posture: 'standing', systolic: 104, diastolic: 62, symptoms: ['dizziness'] },
        ],
      },
    ],
    except: { relaxation: 'It is done lying or sitting, which stays open; the text is about getting up afterwards.' },
  },
  'Dizziness of unknown cause': { carriedBy: ['symptom-dizziness'], persons: [feels('dizziness')] },
  'A long hold with high blood pressure': highPressure,
  'High blood pressure with long holds': highPressure,
  'No vital signs from today': {
    carriedBy: ['baseline-vitals-first', 'vitals-first', 'vitals-before-intervals'],
    persons: [{}, person({ 'uncontrolled-blood-pressure': yes({ state: 'controlled' }) }), { limits: { vitalsFirst: true } }],
  },
  'A maximal reference with uncontrolled blood pressure, dystrophy or pain: only with a reason': {
    carriedBy: ['strain-and-pressure', 'muscle-disease-strain', 'maximal-effort-and-pain'],
    persons: [
      person({ 'uncontrolled-blood-pressure': yes() }),
      person({ 'muscle-disease': yes() }),
      person({ 'pain-on-effort': yesHere() }),
    ],
    maximal: true,
  },
  'A clot in the leg': {
    carriedBy: ['clot-treatment-unknown', 'clot-likely'],
    persons: [
      person({ 'deep-vein-thrombosis': yesLeft({ regions: ['calf'], state: 'known' }) }),
      person({ 'deep-vein-thrombosis': yesLeft({ regions: ['calf'], state: 'suspected', wells: 3 }) }),
    ],
  },
  'Fragile bones': {
    carriedBy: ['impact-and-fragile-bone', 'balance-and-fragile-bone'],
    persons: [person({ 'fragile-bone': yes() })],
    note: ['perturb'],
  },
  'Fragile bones below the injury': {
    carriedBy: ['current-and-fragile-bone'],
    persons: [person({ 'fragile-bone': yes() })],
  },
  'Dysreflexia that is not under control': {
    carriedBy: ['current-and-high-cord-lesion', 'dysreflexia-pressure'],
    persons: [
      person({ 'cord-lesion-t6-or-above': yes() }),
      {
        answers: { 'cord-lesion-t6-or-above': yes() },
        vitals: [{ when: 'before', posture: 'sitting', systolic: 156, diastolic: 90, symptoms: ['pounding-headache'] }],
      },
    ],
  },
  'Late pregnancy when lying flat': { carriedBy: ['pregnancy-position'], persons: [person({ pregnancy: yes() })], note: true },
  'Pregnancy or a recent birth without the midwife’s or physician’s leave': {
    carriedBy: ['pelvic-strain-in-pregnancy'],
    persons: [person({ pregnancy: yes() })],
    note: true,
  },
  'A joint that is loose, inflamed or has a growth': {
    carriedBy: ['hands-and-growth'],
    persons: [person({ malignancy: yesLeft({ regions: ['knee'], state: 'known' }) })],
  },
  'Trouble swallowing that is not yet looked at: no food or drink': swallowing,
  'Trouble swallowing that is not yet looked at: no sip': swallowing,
  'A person who puts small things into the mouth': smallThings,
  'Nobody beside a person who may harm themselves with a blade': {
    carriedBy: ['blade'],
    persons: [{ age: 4 }, person({ agitation: yes() })],
  },
  'A risk of falls while the better hand is held back': {
    carriedBy: ['constraint-and-falls'],
    persons: [person({ falls: yes() })],
  },
  'No consent, or no assent of a child': {
    carriedBy: ['consent-unasked', 'consent-refused'],
    persons: [{ treatment: 'unasked' }, { treatment: 'refused' }, { age: 9, treatment: 'refused' }],
  },
  'An infection, or agitation that others cannot bear': {
    carriedBy: ['group-and-infection', 'group-and-agitation'],
    persons: [person({ infection: yes() }), person({ agitation: yes({ since: twoDaysAgo }) })],
  },
  'A flaccid face: no effort, protect the eye first': {
    carriedBy: ['facial-effort-while-flaccid'],
    persons: [person({ 'flaccid-face': yesLeft() })],
  },
  'A flaccid face: no effort; care for the eye and wait for the first movement': {
    carriedBy: ['facial-effort-while-flaccid'],
    persons: [person({ 'flaccid-face': yesLeft() })],
    except: { 'face-relax': 'Strokes ask for no effort of the face; they are what is done while it is flaccid.' },
  },
};
