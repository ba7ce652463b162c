import { describe, expect, it } from 'vitest';
import {
  allRows,
  type CatalogueRow,
  findRow,
  formerNames,
  isNameOf,
  type RowKind,
  searchCatalogue,
  techniques,
} from '../index.ts';
import { gradeOf, syllablesOf } from './reading-level.fixture.ts';

const where = (row: CatalogueRow) => `${row.kind} ${row.id}`;

/** Exercises have their own test. */
const rows = allRows.filter((row) => row.kind !== 'exercise');

/** Everything that a row shows, but not the words that people may type, nor sources. */
function shownBy(value: unknown, key = ''): readonly string[] {
  if (['id', 'synonyms', 'source', 'status', 'figure'].includes(key)) return [];
  if (typeof value === 'string') return /^[a-z0-9-]+$/.test(value) ? [] : [value];
  if (Array.isArray(value)) return value.flatMap((one) => shownBy(one, key));
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([name, one]) => shownBy(one, name));
  return [];
}

/** Names that rows had once and that no American clinician writes. */
const oldNames = [
  'Hold–relax',
  'Treadmill walking with body-weight support',
  'Elastic taping',
  'Amplitude training, LSVT BIG',
  'PNF both limbs alike',
  'PNF limbs in opposition',
  'PNF shoulder blade, back and up',
  'PNF pattern under the therapist’s own name',
  'Position-sense training',
  'Trunk stability',
  'Brain injury without trauma',
  'Injury or entrapment of one nerve',
  'Trouble walking or falls',
  'After surgery',
  'Pain of a joint or limb',
  'Poor balance in sitting or standing',
  'Loss of co-ordination',
  'Neglect of one side',
  'Difficulty taking part outside',
  'Impaired touch',
  'Ten-metre walk, comfortable speed',
  'Timed up and go, counting',
  'Pain by faces',
  'Pain by watching, FLACC',
  'Exertion, 6 to 20',
  'Active range, shoulder flexion',
  'Strength of the foot lifters, manual test',
  'Treatment bench',
  'Gymnastic ball',
  'Tilting board',
  'Putty',
  'Stick, crutches or frame',
  'Front deltoid',
  'Rear deltoid',
  'Ring muscle of the eye',
  'Ring muscle of the mouth',
  'Belly',
  'Nape',
  'Hip replacement from behind',
  'Shoulder unstable to the front',
  'Red flags of the back',
  'Shoulder out of its socket after paralysis',
  'Calm tone',
  'Move a joint further',
  'Sense where a limb is',
  'Pour like water',
  'Like a post in the wind',
];

const british = new RegExp(
  `\\b(?:${[
    '\\w*metres?|centres?|centred|fibres?|litres?|kerbs?|tyres?|practis(?:e|es|ed|ing)|programmes?|licence|manoeuvres?',
    '(?:lab|col|fav|neighb|behavi|tum|hum)ours?\\w*|haem\\w*|oedema|\\w*aesth\\w*|paediatric\\w*|orthopaedic\\w*|grey',
    '(?:to|after|back|for|out|in|up|down)wards|paralys(?:e|es|ed|ing)|modelling|travell\\w+',
    '(?:mobil|stabil|desensit|visual|real|recogn|organ|personal|normal|general|local|character|util|minim|maxim)is(?:e|es|ed|ing|ations?)',
  ].join('|')})\\b`,
  'i',
);

/** Nouns and adjectives of the field that end in -ing; any other first word with that ending tells a story. */
const allowedFirst = new Set(
  'handwriting standing strengthening self-feeding bathing rating weight-bearing non-weight-bearing'.split(' '),
);

describe('the words of the field', () => {
  it('have none of the names that rows had once', () => {
    const names = new Set(rows.map((row) => row.name));
    expect(oldNames.filter((name) => names.has(name))).toEqual([]);
  });

  it('are spelled as in the United States wherever a row shows them', () => {
    const wrong = rows.flatMap((row) =>
      shownBy(row)
        .filter((text) => british.test(text))
        .map((text) => `${where(row)}: ${british.exec(text)?.[0]} in ${text}`),
    );
    expect(wrong).toEqual([]);
  });

  it('begin no name of a technique, condition, impairment, measure, goal, region or device with a gerund', () => {
    const kinds = new Set(['technique', 'condition', 'deficit', 'measure', 'goal', 'region', 'muscle', 'equipment', 'term']);
    const wrong = rows
      .filter((row) => kinds.has(row.kind))
      .filter((row) => {
        const first = (row.name.split(/[ ,(]/)[0] ?? '').toLowerCase();
        return /^[a-z-]{3,}ing$/.test(first) && !allowedFirst.has(first);
      });
    expect(wrong.map((row) => `${where(row)}: ${row.name}`)).toEqual([]);
  });

  it('mark every name that begins with an abbreviation or a proper name', () => {
    const titled = /^(?:\p{Lu}{2}|[\p{L}\p{N}’'–-]+ \p{Lu}\p{Ll}|\p{L}\p{Ll}*\p{Lu})/u;
    const kinds = new Set(['technique', 'condition', 'deficit', 'measure', 'goal', 'equipment', 'muscle']);
    const unmarked = rows.filter((row) => kinds.has(row.kind) && titled.test(row.name) && row.properName !== true);
    expect(unmarked.map((row) => row.name)).toEqual([]);
  });

  it('use no abbreviation that is on the list of error-prone ones', () => {
    for (const row of rows) {
      const name = row.name.replace(/\bD\/C\b/g, '');
      expect(name, where(row)).not.toMatch(/\b(?:QD|QOD|qhs|BIW|TIW|cc|IU|HS|SC|SQ)\b/);
    }
  });

  it('give every technique a plain sentence that a sixth grader reads', () => {
    const hard = techniques.map((row) => `${row.id} ${gradeOf(row.plain).toFixed(1)} ${row.plain}`);
    expect(hard.filter((_, at) => gradeOf(techniques[at]?.plain ?? '') > 6)).toEqual([]);
    for (const row of techniques) {
      expect(row.plain, row.id).toMatch(/^[A-Z].{10,90}\.$/);
      expect(row.plain, row.id).not.toMatch(/\b(?:ROM|UE|LE|PNF|EMG|NMES|eccentric|isometric|proprioceptive)\b/i);
    }
  });
});

describe('the reading level', () => {
  it.each([
    ['foot', 1],
    ['muscle', 2],
    ['moved', 1],
    ['needed', 2],
    ['therapist', 3],
    ['exercises', 4],
    ['make', 1],
    ['small', 1],
  ] as const)('counts the syllables of %s as %i', (word, count) => {
    expect(syllablesOf(word)).toBe(count);
  });

  it('sets a patient’s sentence below a clinician’s', () => {
    expect(gradeOf('Lift your foot.')).toBeLessThan(3);
    expect(gradeOf('Proprioceptive neuromuscular facilitation necessitates individualized manual resistance.')).toBeGreaterThan(
      15,
    );
  });
});

describe('who may deliver a technique', () => {
  const delivery = (id: string) => findRow('technique', id)?.mayDeliver ?? expect.fail(`no technique ${id}`);

  it('is named for every technique but a referral', () => {
    for (const row of techniques) {
      expect(row.mayDeliver.by.length > 0, row.id).toBe(row.group !== 'referral');
      expect(new Set(row.mayDeliver.by).size, row.id).toBe(row.mayDeliver.by.length);
      expect(row.mayDeliver.source.length, row.id).toBeGreaterThan(5);
    }
  });

  it('names no assistant for a thrust, needles or canalith repositioning, and says that states differ', () => {
    for (const id of ['thrust-manipulation', 'dry-needling', 'canalith-repositioning']) {
      expect(delivery(id).by, id).not.toContain('PTA');
      expect(delivery(id).by, id).not.toContain('OTA');
      expect(delivery(id).stateLaw, id).toMatch(/state/i);
    }
    expect(delivery('thrust-manipulation').by).toEqual(['PT']);
    expect(delivery('gait-training').stateLaw).toBeNull();
  });
});

describe('what a therapist types', () => {
  it.each([
    ['kinesiotape', 'technique', 'taping'],
    ['kinesio tape', 'technique', 'taping'],
    ['errorless learning', 'technique', 'cognitive-strategy-training'],
    ['errorless', 'technique', 'task-practice'],
    ['myofascial release', 'technique', 'manual-therapy'],
    ['dry needling', 'technique', 'dry-needling'],
    ['NDT', 'technique', 'neurodevelopmental-treatment'],
    ['Epley', 'technique', 'canalith-repositioning'],
    ['BPPV', 'technique', 'canalith-repositioning'],
    ['FES', 'technique', 'fes'],
    ['NMES', 'technique', 'nmes'],
    ['e-stim', 'technique', 'nmes'],
    ['CIMT', 'technique', 'constraint-induced-movement'],
    ['mCIMT', 'technique', 'constraint-induced-movement'],
    ['amplitude-based training', 'technique', 'amplitude-training'],
    ['HEP', 'technique', 'home-program'],
    ['BWSTT', 'technique', 'body-weight-supported-walking'],
    ['RAS', 'technique', 'external-cueing'],
    ['VRT', 'technique', 'vestibular-rehabilitation'],
    ['HVLA', 'technique', 'thrust-manipulation'],
    ['STM', 'technique', 'manual-therapy'],
  ] as const)('%s finds among %ss %s first or second', (text, kind, id) => {
    const found = searchCatalogue(text, kind).map((row) => row.id);
    expect(found.slice(0, 2)).toContain(id);
  });
});

describe('former names', () => {
  it('belong to rows that are there, each to one of its kind, and to none that bears the name today', () => {
    for (const [kind, byId] of Object.entries(formerNames) as [RowKind, Readonly<Record<string, readonly string[]>>][]) {
      const all = Object.entries(byId).flatMap(([id, names]) => names.map((name) => ({ id, name })));
      expect(new Set(all.map(({ name }) => name)).size, kind).toBe(all.length);
      for (const { id, name } of all) {
        const row = findRow(kind, id) ?? expect.fail(`no ${kind} ${id}`);
        expect(isNameOf(kind, row, name), name).toBe(true);
        expect(rows.find((other) => other.kind === kind && other.id !== id && other.name === name)?.id, name).toBeUndefined();
      }
    }
  });

  it('do not take in what a person typed', () => {
    const weakness = findRow('deficit', 'weakness') ?? expect.fail('no weakness');
    expect([isNameOf('deficit', weakness, 'Weakness'), isNameOf('deficit', weakness, 'Weakness of the wrist')]).toEqual([
      true,
      false,
    ]);
  });
});
