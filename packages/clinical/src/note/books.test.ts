import { enUsLabels, findRow, type Label, type LabelKind, type Labels } from '@eupraxia/catalogue';
import { displayed, shown } from '@eupraxia/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleSnapshot } from '../log/example.ts';
import type { NewSnapshot } from '../log/snapshot.ts';
import { books } from './books.ts';
import { noteIn } from './compose.ts';
import { enUs } from './en-us/book.ts';
import { type PhraseBook, type PhraseReader, phrase } from './phrase-book.ts';
import { noteIds, paramsOf } from './phrase-params.fixture.ts';
import type { Note, PhraseParam, PhraseParams } from './shape.ts';
import { Story, strokeStory } from './story.fixture.ts';

const bracketed = (kind: string, ids: Iterable<string>): ReadonlyMap<string, Label> =>
  new Map([...ids].map((id) => [id, { alone: displayed(`[${kind} ${id}]`), inside: displayed(`[${kind} ${id}]`) }]));

const placedIn = (kind: string, ids: Iterable<string>): Labels['placed']['part'] =>
  new Map(
    [...ids].map((id) => {
      const label = { bare: displayed(`[${kind} ${id}]`), the: displayed(`[${kind} ${id}]`) };
      return [id, { left: label, right: label, bilateral: label, midline: label }];
    }),
  );

const kinds = Object.keys(enUsLabels.names) as readonly LabelKind[];

/** A language that puts all that is the product's into brackets: labels, phrases and ids. What a person typed stands outside. */
const pseudo: PhraseBook = {
  locale: 'qps-ploc',
  version: 'qps-1',
  phrases: Object.fromEntries(Object.keys(enUs.phrases).map((key) => [key, (p: PhraseReader) => inBrackets(key, p)])),
  labels: {
    locale: 'qps-ploc',
    names: Object.fromEntries(kinds.map((kind) => [kind, bracketed(kind, enUsLabels.names[kind].keys())])) as Labels['names'],
    placed: {
      part: placedIn('part', enUsLabels.placed.part.keys()),
      muscle: placedIn('muscle', enUsLabels.placed.muscle.keys()),
    },
    sided: new Map(
      [...enUsLabels.sided.keys()].map((id) => {
        const label = { alone: displayed(`[condition ${id}]`), inside: displayed(`[condition ${id}]`) };
        return [id, { left: label, right: label, bilateral: label, midline: label }];
      }),
    ),
  },
};

function inBrackets(key: string, p: PhraseReader): string {
  const one = (item: PhraseParam, name: string, at?: number): string => {
    if (item === null || item === '') return '';
    if (typeof item === 'string') return noteIds.has(item) ? `[${item}]` : item;
    if (typeof item !== 'object') return String(item);
    if ('key' in item) return p.told(name);
    const placed = p.placed(name, 'right', at);
    if (placed !== undefined) return shown(placed.bare);
    return at === undefined ? p.text(name) : (p.optionalText(name, at) ?? '');
  };
  const parts = Object.entries(p.params).map(([name, value]) =>
    Array.isArray(value)
      ? (value as readonly PhraseParam[]).map((item, at) => one(item, name, at)).join(', ')
      : one(value as PhraseParam, name),
  );
  return [`[${key}]`, ...parts].join(' ');
}

/** The example's visit as the screens write it: with the catalogue's own names of all that has one. */
function catalogued(): NewSnapshot {
  const snapshot = exampleSnapshot();
  const items = snapshot.program.items.map((item) => {
    const row = findRow('exercise', item.exerciseId);
    if (row === undefined) throw new Error(`The catalogue has no ${item.exerciseId}.`);
    const { name, bodyPart, position, muscle, placement } = row;
    return { ...item, name, bodyPart, position, ...(muscle === null || placement === null ? {} : { muscle, placement }) };
  });
  const deficits = snapshot.deficits.map((one, i) => {
    const deficitId = ['coordination', 'balance'][i] ?? '';
    return { ...one, deficitId, name: findRow('deficit', deficitId)?.name ?? '' };
  });
  return { ...snapshot, deficits, program: { ...snapshot.program, items } };
}

/** What people typed or said in the example's visit. */
const typed = [
  'The cup slips when the wrist drops.',
  'rising from the dining chair',
  'motor control of the wrist',
  'a functional task',
  'My hand caught less at breakfast.',
  'Reach long to the cup',
  'holds are steady',
  'Nose over toes',
  'right knee',
  'vest',
  'I could feel it switch on by itself.',
  'He used the hand to hold the door.',
  'Next: same zone, in random order with hand opening.',
];

const textsOf = (note: Note): readonly string[] => [
  note.title,
  ...note.sections.flatMap((section) => [section.title, ...section.sentences.map(({ text }) => text)]),
  ...note.findings.flatMap(({ text, mend }) => [text, mend?.label ?? '']),
];

const outside = (text: string): string =>
  typed.reduce((rest, own) => rest.replaceAll(own, ''), text.replaceAll(/\[[^\]]*\]/g, '')).replaceAll(/[^\p{L}]/gu, '');

describe('the phrase books', () => {
  it('have parameters for every phrase, and every locale renders each of them', () => {
    for (const book of [...books, pseudo]) {
      expect(Object.keys(paramsOf).sort()).toEqual(Object.keys(book.phrases).sort());
      for (const [key, arbitrary] of Object.entries(paramsOf)) {
        fc.assert(
          fc.property(arbitrary, (params) => {
            const text = shown(phrase(book, key, params as PhraseParams));
            expect(text, key).toMatch(/\S/);
            expect(text, key).not.toMatch(/undefined|NaN|\[object |Infinity|null/);
          }),
          { numRuns: 30, seed: 7 },
        );
      }
    }
  });

  it('a second language is a book and its labels: noteIn(book, log) has no word of the product in English', () => {
    const whole = noteIn(pseudo, strokeStory(catalogued()).log, { locale: pseudo.locale });
    const story = new Story(catalogued());
    story.record(2, 'activity.started', { activityId: story.chair, by: 'therapist', mode: 'one-on-one' });
    const bare = noteIn(pseudo, story.log, { locale: pseudo.locale });
    const late = strokeStory(catalogued()).record(50, 'effort.rated', { activityId: story.chair, score: 3, scale: 'CR10' });
    const addendum = noteIn(pseudo, late.log, { locale: pseudo.locale, since: whole.through });
    expect(whole.locale).toBe('qps-ploc');
    expect(textsOf(whole).length).toBeGreaterThan(40);
    expect(bare.findings.length).toBeGreaterThan(3);
    for (const note of [whole, bare, addendum]) {
      for (const text of textsOf(note)) expect(outside(text), text).toBe('');
    }
    const text = textsOf(whole).join('\n');
    for (const own of typed) expect(text).toContain(own);
    for (const label of [
      '[condition stroke]',
      '[short emg-wrist-extension]',
      '[position sit-to-stand]',
      '[service 97112]',
      '[measure arat]',
    ])
      expect(text).toContain(label);
  });

  it('the same statements in two languages rest on the same events with the same parameters', () => {
    const { log } = strokeStory(catalogued());
    const bones = (book: PhraseBook) =>
      noteIn(book, log, { locale: book.locale }).sections.map(({ sentences }) =>
        sentences.map(({ text: _text, ...rest }) => rest),
      );
    expect(bones(pseudo)).toEqual(bones(enUs));
  });
});
