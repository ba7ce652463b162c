import { describe, expect, it } from 'vitest';
import { equipment, exerciseDemands, exercises, hintsIn } from '../index.ts';
import { gradeOf } from '../words/reading-level.fixture.ts';

/** What a chart calls an intervention may begin with these; any other word in -ing begins a story. */
const gerunds = new Set(['Bridging', 'Handwriting', 'Rolling', 'Standing']);

/** Names that the product had and no American chart would hold. */
const oldNames =
  /letting|waking|getting used|drawing the|putting on|kerb|chores|catching oneself|telling textures|finding (?:things|the middle)|matching the|mobili[sz]ed by hand|pinching clips|opening the hand|lifting the|taking the weight|turning the hands|setting the shoulder|keeping a letter|hook, fist|large movements|gymnastic ball|tilting board|walking (?:over and round|to a beat|with a)|a little|lanterns/i;

/** Spellings and things of British English, and what error-prone lists warn of. */
const british =
  /\b(?:kerbs?|programmes?|colours?|centres?|metres?|practis\w+|physiotherap\w+|towards|tyres?|licences?|behaviours?|manoeuvres?|grey|whilst|plinths?|clothes pegs?|zips?|sticks?|gymnastic balls?|\w+is(?:ation|ations|ing the)|(?:mobil|stabil|desensit|normal|organ)is\w+)\b/i;
const errorProne = /\b(?:U|IU|QD|QOD|MVC|HS|SC|TIW)\b|\d\.0\b|(?<!\d)\.\d/;

const alternatives = /\bor\b|\blater\b|\bthen\b|;/i;

describe('the words of the exercises', () => {
  it('name each as a chart would, and say it plainly to the patient', () => {
    for (const { id, name, plain } of exercises) {
      expect(name.trim(), id).toMatch(/^[A-Z]/);
      expect(name.length, id).toBeLessThanOrEqual(80);
      expect(plain, id).toMatch(/^[A-Z][^.;:]{4,60}$/);
      expect(plain, id).not.toBe(name);
    }
    expect(new Set(exercises.map(({ plain }) => plain)).size).toBe(exercises.length);
  });

  it('tell no stories in a name', () => {
    for (const { id, name } of exercises) {
      const first = /^\w+ing\b/.exec(name)?.[0];
      expect(first === undefined || gerunds.has(first), `${id}: ${name}`).toBe(true);
      expect(name, id).not.toMatch(oldNames);
      expect(name, id).not.toMatch(/[:;]|\b(?:better|perfect|improve\w*)\b/i);
    }
  });

  it('leave no choice in a name or a position: a note states both as facts', () => {
    for (const { id, name, position } of exercises) {
      expect(name, id).not.toMatch(alternatives);
      expect(position, id).not.toMatch(alternatives);
    }
  });

  it('speak American English, in clinicians’ and patients’ words alike', () => {
    for (const row of exercises) {
      const texts = [row.name, row.plain, row.shortName ?? '', row.position, ...row.synonyms, ...row.steps];
      for (const text of [...texts, ...row.progressions, ...row.regressions, ...row.contraindications])
        expect(text, row.id).not.toMatch(british);
      expect(row.name, row.id).not.toMatch(errorProne);
    }
    for (const row of equipment) expect(`${row.name}; ${row.use}; ${row.check}`, row.id).not.toMatch(british);
  });

  it('tell a patient what to do at a sixth-grade level, by Flesch and Kincaid 1975', () => {
    for (const { id, plain, steps } of exercises) {
      expect(gradeOf(`${plain}.`), `${id}: ${plain}`).toBeLessThanOrEqual(6);
      expect(gradeOf(steps.join(' ')), id).toBeLessThanOrEqual(6);
      for (const step of steps) expect(step, id).toMatch(/[.!?]”?$/);
    }
  });

  it('never hint in a name at a current, a needle or a thrust that the exercise does not bring', () => {
    for (const { id, name, position } of exercises) {
      const { agents, contact } = exerciseDemands[id] ?? expect.fail(id);
      for (const hint of hintsIn(`${name}; ${position}`))
        if ('agent' in hint) expect(agents, `${id}: ${name}`).toContain(hint.agent);
        else expect(contact, `${id}: ${name}`).toBe(hint.contact);
    }
  });
});

describe('gradeOf(text)', () => {
  it('gives the grade that counting by hand gives', () => {
    // 3 words of one syllable in one sentence: 0.39 × 3 + 11.8 × 1 − 15.59.
    expect(gradeOf('Lift your foot.')).toBeCloseTo(-2.62, 2);
    // 6 words, 14 syllables, one sentence.
    expect(gradeOf('Neuromuscular stimulation strengthens the quadriceps muscle.')).toBeGreaterThan(12);
  });
});
