import { randomUUID } from 'node:crypto';
import type { ChartEntry, NewChartEntry } from '@eupraxia/clinical/chart';
import { exampleSnapshot } from '@eupraxia/clinical/example';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonActor } from './actor.ts';
import { appendChart, entriesOf, readChart } from './chart.ts';
import { chartSummaryOf } from './chart-summary.ts';
import {
  newClinic,
  newPatient,
  newVisit,
  openTestStore,
  plansOf,
  refusal,
  startTestDatabase,
  type TestDatabase,
  value,
} from './database.fixture.ts';
import { searchable, searchWords } from './patient-words.ts';
import { createPatient, searchPatients } from './patients.ts';
import { people } from './people.ts';
import { attachRecording, recordingOf } from './recordings.ts';
import { statement } from './statements.ts';
import type { Store } from './store.ts';
import { keepKey, recoverKey } from './vault.ts';

let database: TestDatabase;
let store: Store;
let actor: PersonActor;
let now = 1_795_364_100_000;

beforeAll(async () => {
  database = await startTestDatabase();
  store = await openTestStore(database, () => now);
  actor = await newClinic(store);
});
afterAll(async () => {
  await store?.close();
  await database?.stop();
});

describe('searchPatients(tx, query)', () => {
  it('finds by the beginning of any word, whatever the case and the marks, and by the chart number', async () => {
    const clinic = await newClinic(store);
    const names = ['María-José Nuñez', 'Søren Łukasz Weiß', 'Amara Okafor', 'Ämara Oke', "Seán O'Brien", '李小龍', "100% d'Arc_"];
    for (const name of names)
      value(
        await store.tenant(clinic, (tx) => createPatient(tx, { ...newPatient(name), chartNumber: `MR-${names.indexOf(name)}7` })),
      );
    const search = async (query: string) =>
      (await store.tenant(clinic, (tx) => searchPatients(tx, query))).map(({ name }) => name);
    expect(await search('amara')).toEqual(['Amara Okafor', 'Ämara Oke']);
    expect(await search('oka AM')).toEqual(['Amara Okafor']);
    expect(await search('nunez jose')).toEqual(['María-José Nuñez']);
    expect(await search('soren weiss')).toEqual(['Søren Łukasz Weiß']);
    expect(await search('lukasz')).toEqual(['Søren Łukasz Weiß']);
    expect(await search("o'bri")).toEqual(["Seán O'Brien"]);
    expect(await search('李')).toEqual(['李小龍']);
    expect(await search('mr 27')).toEqual(['Amara Okafor']);
    expect(await search('%')).toHaveLength(7);
    expect(await search('_mara')).toEqual([]);
    expect(await search('kafor')).toEqual([]);
    expect(await search('')).toHaveLength(7);
  });

  it('takes any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 100 }), async (query) => {
        expect((await store.tenant(actor, (tx) => searchPatients(tx, query))).length).toBeLessThanOrEqual(20);
      }),
      { numRuns: 60 },
    );
  });

  it('searchable(text) is settled by one pass, and searchWords(text) begins with what search asks for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        expect(searchable(searchable(text))).toBe(searchable(text));
        expect(searchWords(text).join(' ')).not.toMatch(/\p{Cc}/u);
      }),
    );
  });

  it('answers by index among 20,000 patients', async () => {
    const clinic = await newClinic(store);
    await store.tenant(clinic, async (tx) => {
      await tx.rows(statement`insert into chart.patient (clinic_id, id, name, born_on, sort_name, created_at, created_by)
        select ${clinic.clinicId}, gen_random_uuid(), 'Name' || n, '1970-01-01', 'name' || n, 0, 'x' from generate_series(1, 20000) n`);
      await tx.rows(
        statement`insert into chart.patient_word select clinic_id, sort_name, id from chart.patient where clinic_id = ${clinic.clinicId}`,
      );
    });
    const owner = new pg.Client(database.owner);
    await owner.connect();
    await owner.query('analyze chart.patient, chart.patient_word');
    await owner.end();
    expect(await store.tenant(clinic, (tx) => searchPatients(tx, 'name1777'))).toHaveLength(11);
    const plans = await plansOf(store, clinic, (tx) => searchPatients(tx, 'name1777'));
    expect(plans.length).toBeGreaterThan(0);
    for (const plan of plans) expect(plan).not.toMatch(/Seq Scan on patient/);
  });
});

describe('createPatient(tx, patient)', () => {
  it('adds the same patient once, and refuses another under the same id or chart number', async () => {
    const patient = { ...newPatient(), chartNumber: 'A-1' };
    for (let i = 0; i < 2; i++) expect(value(await store.tenant(actor, (tx) => createPatient(tx, patient)))).toEqual(patient);
    expect(refusal(await store.tenant(actor, (tx) => createPatient(tx, { ...patient, name: 'Other' })))).toBe(
      'EUP_STORE_PATIENT_CONFLICT',
    );
    expect(refusal(await store.tenant(actor, (tx) => createPatient(tx, { ...newPatient(), chartNumber: 'A-1' })))).toBe(
      'EUP_STORE_PATIENT_CONFLICT',
    );
  });
});

describe('appendChart(tx, patient, entries)', () => {
  const program = (): NewChartEntry => ({ id: randomUUID(), kind: 'program', body: exampleSnapshot().program });
  const charted = async () => {
    const patient = newPatient();
    value(await store.tenant(actor, (tx) => createPatient(tx, patient)));
    return patient.id;
  };
  const append = (id: string, entries: readonly NewChartEntry[]) => store.tenant(actor, (tx) => appendChart(tx, id, entries));

  it('keeps entries in order with time and author, once, and refuses one that differs', async () => {
    const id = await charted();
    const [one, two] = [program(), program()] as [NewChartEntry, NewChartEntry];
    const stored = value(await append(id, [one, two]));
    expect(stored).toEqual([one, two].map((entry) => ({ ...entry, patientId: id, at: now, by: actor.userId })));
    now += 1000;
    expect(value(await append(id, [two, one]))).toEqual([stored[1], stored[0]]);
    expect(refusal(await append(id, [program(), { ...one, body: { id: randomUUID(), items: [] } } as NewChartEntry]))).toBe(
      'EUP_STORE_ENTRY_CONFLICT',
    );
    expect(refusal(await append(await charted(), [one]))).toBe('EUP_STORE_ENTRY_CONFLICT');
    expect(
      refusal(
        await append(id, [
          { id: randomUUID(), kind: 'retraction', body: { id: randomUUID(), entry: randomUUID(), reason: 'x' } },
        ]),
      ),
    ).toBe('EUP_STORE_ENTRY_UNKNOWN');
    expect(refusal(await append(randomUUID(), [program()]))).toBe('EUP_STORE_PATIENT_UNKNOWN');
    expect(value(await store.tenant(actor, (tx) => readChart(tx, id))).entries).toEqual(stored);
  });

  it('never lets a program take the place of one that its writer has not seen', async () => {
    const id = await charted();
    const saved = (replaces: string | null) => {
      const entry = { id: randomUUID(), kind: 'program' as const, body: { id: randomUUID(), items: [], replaces } };
      return { entry, result: () => append(id, [entry]) };
    };
    const first = saved(null);
    value(await first.result());
    value(await first.result());
    const two = [saved(first.entry.body.id), saved(first.entry.body.id)];
    const outcomes = await Promise.all(two.map((one) => one.result()));
    expect(outcomes.filter((one) => one.ok)).toHaveLength(1);
    expect(outcomes.filter((one) => !one.ok).map((one) => refusal(one))).toEqual(['EUP_STORE_PROGRAM_CHANGED']);
    expect(refusal(await saved(null).result())).toBe('EUP_STORE_PROGRAM_CHANGED');
    const held = two[outcomes.findIndex((one) => one.ok)]?.entry;
    value(await saved(held?.body.id ?? '').result());
  });

  it('takes appends of the same chart at once', async () => {
    const id = await charted();
    const sent = Array.from({ length: 12 }, program);
    await Promise.all(sent.map((entry) => append(id, [entry])));
    const { entries } = value(await store.tenant(actor, (tx) => readChart(tx, id)));
    expect(new Set(entries.map((entry) => entry.id))).toEqual(new Set(sent.map((entry) => entry.id)));
  });

  it('its summary equals the fold of the whole chart, over random entries, retractions, clocks that step back', async () => {
    const step = fc.record({
      kind: fc.constantFrom('condition', 'condition', 'program', 'empty', 'replace', 'retract', 'retract'),
      pick: fc.nat(),
      clock: fc.integer({ min: -2, max: 3 }),
      more: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 20 }), async (steps) => {
        const id = await charted();
        const made: NewChartEntry[] = [];
        let batch: NewChartEntry[] = [];
        for (const { kind, pick, clock, more } of steps) {
          now += clock;
          const condition = {
            id: randomUUID(),
            conditionId: 'c',
            name: `Condition ${pick % 9}`,
            side: 'left',
            onset: '2026-01-01',
          } as const;
          const known = made[pick % Math.max(1, made.length)];
          const entry: NewChartEntry =
            kind === 'program'
              ? program()
              : kind === 'empty'
                ? { id: randomUUID(), kind: 'program', body: { id: randomUUID(), items: [] } }
                : kind === 'retract' && known
                  ? { id: randomUUID(), kind: 'retraction', body: { id: randomUUID(), entry: known.id, reason: 'wrong' } }
                  : {
                      id: randomUUID(),
                      kind: 'condition',
                      body: kind === 'replace' && known?.kind === 'condition' ? { ...condition, id: known.body.id } : condition,
                    };
          made.push(entry);
          batch.push(entry);
          if (more) continue;
          value(await append(id, batch));
          batch = [];
          await store.tenant(actor, async (tx) => {
            const entries: readonly ChartEntry[] = await entriesOf(tx, id);
            const row = await tx.row(
              statement<{
                body: unknown;
                through: unknown;
              }>`select body, through from chart.projection where subject = ${id} and name = 'chart'`,
            );
            expect(row).toEqual({ body: chartSummaryOf(entries), through: { entries: entries.length } });
          });
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('readChart(tx, patient)', () => {
  it('reads a chart of 1,000 visits and 1,000 measurements, recent first, and pages to the end without losing one', async () => {
    const { patientId } = await newVisit(store, actor, now);
    const total = 1000;
    await store.tenant(actor, async (tx) => {
      await tx.rows(statement`insert into chart.visit (clinic_id, id, patient_id, starts_at, minutes, day, planned_at, planned_by)
        select ${actor.clinicId}, gen_random_uuid(), ${patientId}, ${now} - (n / 3) * 3600000::bigint, 45, '2026-11-21', 0, 'x' from generate_series(1, ${total - 1}::int) n`);
      await tx.rows(statement`insert into chart.projection (clinic_id, subject, patient_id, name, version, through, body)
        select clinic_id, id, patient_id, 'visit', 1, '{}', '{"status":"signed","summary":null}' from chart.visit v where patient_id = ${patientId} on conflict do nothing`);
    });
    for (let i = 0; i < 10; i++) {
      const entries = Array.from(
        { length: 100 },
        (_, n): NewChartEntry => ({
          id: randomUUID(),
          kind: 'measurement',
          body: {
            id: randomUUID(),
            measureId: 'arat',
            name: 'Action Research Arm Test',
            value: n,
            unit: 'points',
            better: 'higher',
            side: 'right',
            takenOn: '2026-10-26',
          },
        }),
      );
      value(await store.tenant(actor, (tx) => appendChart(tx, patientId, entries)));
    }
    const first = value(await store.tenant(actor, (tx) => readChart(tx, patientId)));
    expect(first.entries).toHaveLength(1000);
    const seen = new Set<string>();
    let before: number | undefined;
    let newest = Number.POSITIVE_INFINITY;
    for (let more = true; more; ) {
      const page = value(await store.tenant(actor, (tx) => readChart(tx, patientId, before)));
      for (const visit of page.visits) {
        expect(visit.startsAt).toBeLessThanOrEqual(newest);
        newest = visit.startsAt;
        seen.add(visit.id);
      }
      before = page.visits.at(-1)?.startsAt;
      more = page.moreVisits;
    }
    expect(seen.size).toBe(total);
  });
});

describe('what hangs on a visit', () => {
  it('keepKey(tx) and recoverKey(tx) give the wrapped key back to who kept it, and to nobody else', async () => {
    const { visitId } = await newVisit(store, actor, now);
    const [keyId, wrapped] = [randomUUID(), Uint8Array.from({ length: 60 }, (_, i) => i * 7)];
    for (let i = 0; i < 2; i++) expect(value(await store.tenant(actor, (tx) => keepKey(tx, visitId, keyId, wrapped)))).toBe(true);
    expect(value(await store.tenant(actor, (tx) => recoverKey(tx, visitId, keyId)))).toEqual(wrapped);
    const other = { ...actor, userId: 'someone-else' };
    expect(refusal(await store.tenant(other, (tx) => recoverKey(tx, visitId, keyId)))).toBe('EUP_STORE_KEY_UNKNOWN');
    expect(refusal(await store.tenant(other, (tx) => keepKey(tx, visitId, keyId, wrapped)))).toBe('EUP_STORE_KEY_CONFLICT');
    expect(refusal(await store.tenant(actor, (tx) => keepKey(tx, visitId, keyId, wrapped.toReversed())))).toBe(
      'EUP_STORE_KEY_CONFLICT',
    );
    expect(refusal(await store.tenant(actor, (tx) => keepKey(tx, randomUUID(), keyId, wrapped)))).toBe('EUP_STORE_VISIT_UNKNOWN');
  });

  it('attachRecording(tx) and recordingOf(tx) know a recording in its visit and clinic alone', async () => {
    const { visitId } = await newVisit(store, actor, now);
    const recording = { sha256: 'c'.repeat(64), visitId, bytes: 5_000_000_000 };
    for (let i = 0; i < 2; i++)
      expect(value(await store.tenant(actor, (tx) => attachRecording(tx, recording)))).toEqual(recording);
    expect(value(await store.tenant(actor, (tx) => recordingOf(tx, visitId, recording.sha256)))).toEqual(recording);
    const stranger = await newClinic(store);
    const again = await newVisit(store, actor, now);
    for (const [who, where] of [
      [stranger, visitId],
      [actor, again.visitId],
    ] as const) {
      expect(refusal(await store.tenant(who, (tx) => recordingOf(tx, where, recording.sha256)))).toBe(
        'EUP_STORE_RECORDING_UNKNOWN',
      );
    }
    expect(
      refusal(await store.tenant(actor, (tx) => attachRecording(tx, { ...recording, visitId: again.visitId, bytes: 7 }))),
    ).toBe('EUP_STORE_RECORDING_CONFLICT');
    expect(refusal(await store.tenant(actor, (tx) => attachRecording(tx, { ...recording, visitId: randomUUID() })))).toBe(
      'EUP_STORE_VISIT_UNKNOWN',
    );
  });
});

describe('people(tx)', () => {
  it('lists the members of the clinic alone, by the names of the sign-in tables', async () => {
    const clinic = await newClinic(store);
    const stranger = await newClinic(store);
    for (const [id, name] of [
      [clinic.userId, 'D. Rivera'],
      ['assistant-1', 'A. Assistant'],
      [stranger.userId, 'Stranger'],
    ]) {
      await store.authPool.query('insert into "user" (id, name, email, "emailVerified") values ($1, $2, $3, true)', [
        id,
        name,
        `${id}@example.org`,
      ]);
    }
    const member = {
      userId: 'assistant-1',
      role: 'assistant',
      credentials: 'PTA',
      discipline: 'PT',
      level: 'assistant',
    } as const;
    value(await store.addMembership(clinic.clinicId, member));
    expect(await store.tenant(clinic, (tx) => people(tx))).toEqual([
      { ...member, name: 'A. Assistant', email: 'assistant-1@example.org' },
      {
        userId: clinic.userId,
        name: 'D. Rivera',
        email: `${clinic.userId}@example.org`,
        role: 'therapist',
        credentials: 'PT',
        discipline: 'PT',
        level: 'therapist',
      },
    ]);
  });
});
