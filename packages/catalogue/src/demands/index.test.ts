import { describe, expect, it } from 'vitest';
import { codes } from '../codes.ts';
import { exercises } from '../exercises/exercises.ts';
import { measures } from '../measures/measures.ts';
import { techniques } from '../techniques/techniques.ts';
import { exerciseTopics } from './exercises.ts';
import { codeDemands, type Demands, exerciseDemands, measureDemands, movementOf, techniqueDemands } from './index.ts';

const idsOf = (rows: readonly { readonly id: string }[]) => rows.map((row) => row.id).sort();

const modes = ['passive', 'active-assisted', 'active', 'resisted'];

describe('the records of demands', () => {
  it('are one for each exercise, technique and measure of the catalog, and none is left over', () => {
    expect(Object.keys(exerciseDemands).sort()).toEqual(idsOf(exercises));
    expect(Object.keys(techniqueDemands).sort()).toEqual(idsOf(techniques));
    expect(Object.keys(measureDemands).sort()).toEqual(idsOf(measures));
  });

  it('know every billing code of the catalog', () => {
    expect(codes.filter((row) => codeDemands[row.code] === undefined)).toEqual([]);
  });

  it('put no exercise into two topics', () => {
    const ids = exerciseTopics.flatMap((topic) => Object.keys(topic));
    expect(ids.length).toBe(new Set(ids).size);
  });

  const all: readonly (readonly [string, Demands])[] = [exerciseDemands, techniqueDemands, measureDemands].flatMap((records) =>
    Object.entries(records),
  );

  it('hold whole movements, each once, and at least one position', () => {
    for (const [id, { movements, positions, features, agents }] of all) {
      for (const move of movements) {
        expect(modes, id).toContain(move.mode);
        expect(['within', 'past', 'end'], id).toContain(move.reach);
        expect(movementOf(`${move.joint} ${move.direction} ${move.reach} ${move.mode}`), id).toEqual(move);
      }
      const texts = movements.map((move) => Object.values(move).join(' '));
      for (const list of [texts, positions, features, agents]) expect(new Set(list).size, id).toBe(list.length);
      expect(positions.length, id).toBeGreaterThan(0);
    }
  });

  it('bear weight on the legs where the usual position is walking', () => {
    for (const [id, { positions, legWeight }] of all) if (positions[0] === 'walking') expect(legWeight, id).not.toBe('none');
  });
});
