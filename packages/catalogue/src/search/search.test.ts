import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allRows, cues, measures, rowKinds, searchCatalogue } from '../index.ts';
import { slips } from './distance.ts';

const ids = (text: string, kind?: (typeof rowKinds)[number]) => searchCatalogue(text, kind).map((row) => row.id);

describe('searchCatalogue(text, kind)', () => {
  it.each([
    ['neuro re-ed', 'code', '97112'],
    ['NMR', 'code', '97112'],
    ['muscle re-education', 'code', '97112'],
    ['Neuromuscular Reeducation', 'code', '97112'],
    ['neuromuscular re education', 'code', '97112'],
    ['97112', 'code', '97112'],
    ['muscle re-education exercises', 'code', '97112'],
    ['neuromuscular re-education', 'code', '97112'],
    ['97112', 'term', 'neuromuscular-re-education'],
    ['bell', 'condition', 'facial-palsy'],
    ['cva', 'condition', 'stroke'],
    ['spinal cord damage', 'condition', 'spinal-cord-injury'],
    ['athletic injuries', 'condition', 'sprain'],
    ['wrist ext', 'exercise', 'emg-wrist-extension'],
    ['Sit to Stand', 'exercise', 'sit-to-stand'],
    ['co-ordination', 'deficit', 'coordination'],
    ['coördination', 'deficit', 'coordination'],
    ['bobath', 'technique', 'neurodevelopmental-treatment'],
    ['tug', 'measure', 'timed-up-and-go'],
    ['5xsts', 'measure', 'five-times-sit-to-stand'],
    ['baps board', 'equipment', 'wobble-board'],
    ['physio ball', 'equipment', 'physio-ball'],
    ['pacemaker', 'screen', 'cardiac-implant'],
    ['dysreflexia', 'safety', 'autonomic-dysreflexia'],
    ['vmo', 'muscle', 'vastus-medialis'],
    ['G35.A', 'condition', 'multiple-sclerosis'],
    ['bue', 'term', 'abbreviation-bue'],
  ] as const)('finds %s among %s as %s', (text, kind, id) => {
    expect(ids(text, kind).slice(0, 3)).toContain(id);
  });

  it.each([
    ['stork', 'condition', 'stroke'],
    ['parkinsn', 'condition', 'parkinson-disease'],
    ['sclerossi', 'condition', 'multiple-sclerosis'],
    ['ballance', 'deficit', 'balance'],
    ['propioception', 'deficit', 'proprioception'],
    ['vestibluar', 'technique', 'vestibular-rehabilitation'],
    ['goniometre', 'equipment', 'goniometer'],
    ['tibalis', 'muscle', 'tibialis-anterior'],
  ] as const)('forgives the slip in %s', (text, kind, id) => {
    expect(ids(text, kind).slice(0, 3)).toContain(id);
  });

  it('puts a name before what a row merely says, and the whole word before a beginning', () => {
    expect(ids('balance').slice(0, 3)).toContain('balance');
    expect(ids('stroke')[0]).toBe('stroke');
    expect(ids('berg', 'measure')[0]).toBe('berg');
    expect(ids('pnf')[0]).toBe('pnf');
  });

  it('gives what half of a long text finds where no row has all of it', () => {
    expect(ids('neuromuscular re education physical therapy exercises')).toContain('97112');
    expect(ids('documenting neuromuscular reeducation')).toContain('97112');
    expect(ids('neuromuscular re-education occupational therapy')).toContain('97112');
    expect(ids('kinesio taping neuromuscular reeducation')).toContain('taping');
  });

  it('gives everything for nothing, and nothing for nonsense', () => {
    expect(searchCatalogue('')).toBe(allRows);
    expect(searchCatalogue('', 'cue')).toEqual(cues);
    expect(searchCatalogue('zzyzx')).toEqual([]);
    expect(searchCatalogue('a', 'measure').length).toBeLessThanOrEqual(measures.length);
  });

  it('finds every row by its own name, among the first of its kind', () => {
    for (const row of allRows) {
      const found = ids(row.name, row.kind);
      expect(found.slice(0, 8), `${row.kind} ${row.id}`).toContain(row.id);
    }
  });

  it('finds a row by a name of six letters or more with any one letter wrong, missing, doubled or swapped', () => {
    const long = allRows.filter((row) => row.kind !== 'norm' && /^[A-Za-z]{7,}$/.test(row.name));
    fc.assert(
      fc.property(
        fc.constantFrom(...long),
        fc.nat(),
        fc.constantFrom('wrong', 'missing', 'doubled', 'swapped'),
        (row, at, how) => {
          const place = at % (row.name.length - 1);
          const [before, here, next, after] = [
            row.name.slice(0, place),
            row.name[place] ?? '',
            row.name[place + 1] ?? '',
            row.name.slice(place + 2),
          ];
          const typed = {
            wrong: `${before}q${next}`,
            missing: `${before}${next}`,
            doubled: `${before}${here}${here}${next}`,
            swapped: `${before}${next}${here}`,
          };
          expect(ids(typed[how] + after, row.kind)).toContain(row.id);
        },
      ),
    );
  });

  it('answers any text whatever, with rows of the kind that was asked for, each once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), fc.constantFrom(...rowKinds), (text, kind) => {
        const found = searchCatalogue(text, kind);
        expect(found.every((row) => row.kind === kind)).toBe(true);
        expect(new Set(found).size).toBe(found.length);
      }),
    );
  });
});

describe('slips(typed, word, most)', () => {
  it.each([
    ['stroke', 'stroke', 0],
    ['stork', 'stroke', 1],
    ['strok', 'stroke', 0],
    ['storke', 'stroke', 1],
    ['sroke', 'stroke', 1],
    ['strroke', 'stroke', 1],
    ['streke', 'stroke', 1],
    ['bananas', 'stroke', 3],
  ])('%s → %s is %i', (typed, word, count) => {
    expect(slips(typed, word, 2)).toBe(count);
  });

  it('never finds more than the plain distance would, and none for a beginning', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-d]{1,8}$/), fc.stringMatching(/^[a-d]{0,4}$/), (start, rest) => {
        expect(slips(start, start + rest, 2)).toBe(0);
      }),
    );
  });
});
