import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { compiledOnce, db } from './statements.ts';

describe('compiledOnce(make)', () => {
  it('builds its statement at the first call alone, and takes each call’s values by name, each where it stands', () => {
    let built = 0;
    const visits = compiledOnce(({ clinic, from }: { readonly clinic: string; readonly from: number }) => {
      built++;
      return db
        .selectFrom('chart.visit')
        .where('clinic_id', '=', clinic)
        .where('minutes', '=', 45)
        .where(sql<boolean>`starts_at > ${from} and ${clinic}::uuid = clinic_id`)
        .select('id');
    });
    const [first, second] = [visits({ clinic: 'a', from: 1 }), visits({ clinic: 'b', from: 2 })];
    expect([first.parameters, second.parameters]).toEqual([
      ['a', 45, 1, 'a'],
      ['b', 45, 2, 'b'],
    ]);
    expect([second.sql, built]).toEqual([first.sql, 1]);
  });

  it('sends null for a value that is null', () => {
    const one = compiledOnce(({ id }: { readonly id: string | null }) => db.selectNoFrom(sql`${id}::text`.as('id')));
    expect(one({ id: null }).parameters).toEqual([null]);
  });
});
