import type { Agent, Contact, Exertion, Feature } from './demands.ts';

/** What a billing code adds to the record of the item that it is billed for. */
export interface CodeDemands {
  readonly contact?: Contact;
  readonly agents?: readonly Agent[];
  readonly features?: readonly Feature[];
  readonly exertion?: Exertion;
  /** It applies one of its agents, not all: the item says which. */
  readonly oneOf?: true;
  /** The service is an evaluation or a re-evaluation: nothing is treated, and a likely clot is found by it. */
  readonly assesses?: true;
}

/** Known, and brings nothing by definition: what is done under it is the exercise's own record to say. */
const nothing: CodeDemands = {};

/** Known, and nothing but assessment. */
const assessment: CodeDemands = { assesses: true };
const current: CodeDemands = { agents: ['current'] };
const needling: CodeDemands = { contact: 'needling' };
const light: CodeDemands = { agents: ['light-therapy'] };

/**
 * What a billing code brings by the definition of its service, whatever the exercise row says.
 *
 * - Stimulation (97014, 97032, G0283) delivers current. Iontophoresis (97033) drives a drug in by current: both.
 * - 97010 is a hot or a cold pack, so both are meant until the item says which. A contrast bath (97034) is both, in
 *   water. Paraffin (97018) and infrared (97026) are heat. A whirlpool (97022) and a Hubbard tank (97036) are heat and
 *   water. Diathermy (97024) is an agent of its own that also heats.
 * - Ultrasound (97035), mechanical traction (97012), pneumatic compression (97016), ultraviolet (97028) and low-level
 *   laser (97037, 0552T, S8948) apply what they are named for.
 * - Massage (97124) presses firmly. Manual therapy (97140) counts as joint mobilization. Much of it is gentler: the
 *   therapist lowers it by recording the item's own contact. A thrust is never assumed and must be recorded.
 * - Dry needling (20560, 20561) needles. Canalith repositioning (95992) turns the head fast and
 *   lets it hang over the edge of the table.
 * - Biofeedback (90901, 90912, 90913) records a muscle's signal and delivers no current.
 * - Aquatic exercise (97113) is in water; a group (97150) is a group; swallowing treatment and its evaluation
 *   (92526, 92610) are done with food and drink.
 * - Exercise, re-education, gait, activities, self-care, wheelchair, cognition, sensory, orthosis and prosthesis
 *   training, tests, evaluations, caregiver training and remote monitoring bring nothing. An empty record is known,
 *   which is not the same as unknown: a code without a record, such as an unlisted modality (97039), asks.
 */
export const codeDemands: Readonly<Record<string, CodeDemands>> = {
  '20560': needling,
  '20561': needling,
  '90901': { features: ['emg'] },
  '90912': { features: ['emg'] },
  '90913': { features: ['emg'] },
  '92507': nothing,
  '92508': { features: ['group'] },
  '92521': assessment,
  '92522': assessment,
  '92523': assessment,
  '92524': assessment,
  '92526': { features: ['swallowing'] },
  '92610': { features: ['swallowing'] },
  '95992': { features: ['head-movement', 'head-below-heart'] },
  '96125': assessment,
  '97010': { agents: ['heat', 'cold'], oneOf: true },
  '97012': { agents: ['traction'] },
  '97014': current,
  '97016': { agents: ['compression'] },
  '97018': { agents: ['heat'] },
  '97022': { agents: ['heat'], features: ['water'] },
  '97024': { agents: ['diathermy', 'heat'] },
  '97026': { agents: ['heat'] },
  '97028': light,
  '97032': current,
  '97033': { agents: ['iontophoresis', 'current'] },
  '97034': { agents: ['heat', 'cold'], features: ['water'] },
  '97035': { agents: ['ultrasound'] },
  '97036': { agents: ['heat'], features: ['water'] },
  '97037': light,
  '97110': nothing,
  '97112': nothing,
  '97113': { features: ['water'] },
  '97116': nothing,
  '97124': { contact: 'firm-pressure' },
  '97129': nothing,
  '97130': nothing,
  '97140': { contact: 'mobilization' },
  '97150': { features: ['group'] },
  '97161': assessment,
  '97162': assessment,
  '97163': assessment,
  '97164': assessment,
  '97165': assessment,
  '97166': assessment,
  '97167': assessment,
  '97168': assessment,
  '97530': nothing,
  '97533': nothing,
  '97535': nothing,
  '97542': nothing,
  '97550': nothing,
  '97551': nothing,
  '97552': nothing,
  '97750': nothing,
  '97755': assessment,
  '97760': nothing,
  '97761': nothing,
  '97763': nothing,
  '98975': nothing,
  '98977': nothing,
  '98979': nothing,
  '98980': nothing,
  '98981': nothing,
  '0552T': light,
  G0283: current,
  S8948: light,
};
