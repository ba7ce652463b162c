import type { Agent, Contact } from './demands.ts';

/** A word in free text that says what a row without a record may bring: an agent, or a touch. */
export type WordHint =
  | { readonly agent: Agent; readonly pattern: RegExp }
  | { readonly contact: Contact; readonly pattern: RegExp };

/*
 * Whole words only. Each exception is a phrase of everyday practice that uses the word in another sense: a Russian twist,
 * the Falls Efficacy Scale (FES-I), vestibular stimulation, pins and needles, in-hand manipulation, a hip thrust. Where a
 * phrase can mean either, it is a hint: being asked once is cheaper than a missed implant.
 */

/** Not stimulation of a sense by touch, sound, light or movement, unless the text only calls it sensory and names no sole. */
const current =
  /\b(?:e-?stim|estimulation|nmes|fes(?!-i\b)|ifc|interferential|electrotherapy|russian(?!\s+twists?\b)|stim|stimulators?|(?<!\b(?:vestibular|tactile|plantar\s+sensory|auditory|visual|optokinetic|cognitive|oral|olfactory|proprioceptive|multisensory)\s+)stimulation)\b/i;

/** In capitals always the current; otherwise not in “tens of steps”. */
const tens = /\bTENS\b|\b[Tt]ens\b(?!\s+of\b)/;

const heat =
  /\b(?:heat(?![\s-]+(?:sensitiv|intoleran))|heating\s+pads?|hot[\s-]?packs?|hydrocollator|paraffin|diathermy|(?<!\bdiagnostic\s+)ultrasound(?!\s+(?:imaging|images?|scans?|feedback|biofeedback)\b)|whirlpool|fluidotherapy)\b/i;

const diathermy = /\bdiathermy\b/i;

const ultrasound = /\b(?<!\bdiagnostic\s+)ultrasound(?!\s+(?:imaging|images?|scans?|feedback|biofeedback)\b)\b/i;

const needling =
  /\b(?:(?<!\bpins\s+(?:and|&)\s+)(?<!\bthread(?:ing)?[\s-]+(?:the|a)[\s-]+)(?<!\bknitting\s+)needles?(?!\s+threading\b)|needling|acupuncture)\b/i;

/** Handling objects is manipulation too, and mobilization without a thrust is sometimes called so. */
const manipulation =
  /\b(?<!\b(?:in-hand|in\s+hand|object|objects|fine[\s-]motor|bimanual|bilateral|tool|coin|peg|bead|card|non-?\s?thrust)\s+)manipulations?\b(?!\s+(?:tasks?|skills?|activit|under\s+ana?esthesia|of\s+(?:the\s+|small\s+|everyday\s+)*(?:objects?|coins?|pegs?|beads?|cards?|tools?|buttons?|utensils?|putty)))/i;

/** Not the hip thrust, nor what tongue, jaw or knee do by themselves. */
const thrust =
  /\b(?<!\b(?:hip|pelvic|tongue|jaw|knee|extensor|extension|varus|valgus|no|non|without)[\s-]+(?:an?\s+)?)thrusts?\b|\bhvlat?\b|\bhigh[\s-]velocity,?[\s-]+low[\s-]amplitude\b/i;

/** Grade V of mobilization is the thrust; grade 5 of a muscle test is full strength. */
const gradeFive =
  /\bgr(?:ade)?s?\.?\s*(?:(?:i{1,3}|iv|[1-4])\s*(?:-|–|to|and|,)\s*)*(?:v|5)\b[^.;]{0,30}\bmob(?:s|ili[sz]ations?)?\b|\bmob(?:s|ili[sz]ations?)?\b[^.;]{0,30}\bgr(?:ade)?s?\.?\s*(?:(?:i{1,3}|iv|[1-4])\s*(?:-|–|to|and|,)\s*)*(?:v|5)\b/i;

/** Words of free text that point at current, heat, needles or a thrust. */
export const wordHints: readonly WordHint[] = [
  { agent: 'current', pattern: current },
  { agent: 'current', pattern: tens },
  { agent: 'heat', pattern: heat },
  { agent: 'diathermy', pattern: diathermy },
  { agent: 'ultrasound', pattern: ultrasound },
  { contact: 'needling', pattern: needling },
  { contact: 'thrust', pattern: manipulation },
  { contact: 'thrust', pattern: thrust },
  { contact: 'thrust', pattern: gradeFive },
];

/** The hints whose word stands in the text, in the order of `wordHints`; one agent or touch may be hinted at twice. */
export function hintsIn(text: string): readonly WordHint[] {
  return wordHints.filter((hint) => hint.pattern.test(text));
}
