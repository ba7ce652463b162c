import { codingToSign } from '@eupraxia/claims';
import { readLog } from '@eupraxia/clinical';
import { exampleSnapshot, exampleWriter } from '@eupraxia/clinical/example';
import { composeNote, type NoteSignature, type SignedNote, sealSecondSignature } from '@eupraxia/clinical/note';
import { foldVisit } from '@eupraxia/clinical/visit';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import type { VisitInView } from '../../visit/use-visit.ts';

const clinicians = [
  { userId: 'pt', name: 'D. Rivera', credentials: 'PT, NCS', discipline: 'PT', level: 'therapist' },
  { userId: 'pta', name: 'K. Adeyemi', credentials: 'PTA', discipline: 'PT', level: 'assistant' },
  { userId: 'other', name: 'L. Okada', credentials: 'PT', discipline: 'PT', level: 'therapist' },
  { userId: 'ot', name: 'M. Chen', credentials: 'OTR/L', discipline: 'OT', level: 'therapist' },
] as const;
type Who = (typeof clinicians)[number]['userId'];

let me: object = {};
vi.mock('../../app/session.ts', () => ({ useMe: () => me, recordReached: () => undefined }));
vi.mock('../../app/client.ts', () => ({ client: {} }));
vi.mock('@tanstack/react-router', () => ({ Link: 'a', useNavigate: () => () => undefined }));
const { SignPanel } = await import('./SignPanel.tsx');
const { SignedCard } = await import('./SignedCard.tsx');

const startedAt = Date.parse('2026-11-22T16:15:00Z');
const visitId = '01900000-0000-7000-8000-0000000000bb';
const snapshot = { ...exampleSnapshot(), discipline: 'PT' as const, clinicians: [...clinicians] };
const activityId = snapshot.program.items[0]?.id ?? '';

/** A finished visit in which some people treated for ten minutes each. */
function viewOf(people: readonly ('pt' | 'pta')[], more: Partial<VisitInView['state']> = {}): VisitInView {
  const writers = ['server', ...people].map((userId, number) =>
    exampleWriter({
      ...{ clinicId: snapshot.clinic.id, visitId, userId, zone: snapshot.clinic.zone, number: 300 + number, startedAt },
      role: userId === 'pta' ? 'assistant' : 'therapist',
    }),
  );
  const at = (minutes: number) => startedAt + minutes * 60_000;
  const events = [writers[0]?.write(startedAt, 'visit.opened', { snapshot })];
  people.forEach((person, index) => {
    const by = person === 'pta' ? 'assistant' : 'therapist';
    const writer = writers[index + 1];
    events.push(writer?.write(at(1 + index * 12), 'activity.started', { activityId, by, mode: 'one-on-one' }));
    events.push(writer?.write(at(11 + index * 12), 'activity.stopped', { activityId }));
  });
  events.push(writers[1]?.write(at(40), 'visit.finished', {}));
  const log = readLog(events.filter((event) => event !== undefined));
  const state = { notes: [], signatures: [], ...more } as unknown as VisitInView['state'];
  return { log, visit: foldVisit(log), state, writes: true, journal: { visitId } } as unknown as VisitInView;
}

function as(who: Who, show: () => React.ReactNode): string {
  const person = clinicians.find(({ userId }) => userId === who);
  me = { ...person, clinic: { ...snapshot.clinic, cosign: null, state: null } };
  const html = renderToStaticMarkup(<QueryClientProvider client={new QueryClient()}>{show()}</QueryClientProvider>);
  return html.replaceAll('&#x27;', '’');
}

const panel = (who: Who, view: VisitInView): string =>
  as(who, () => <SignPanel view={view} draft={composeNote(view.log, { locale: 'en-US' })} />);

describe('<SignPanel>', () => {
  it('shows who treated as what they sign, what they confirm with the units, and the button', () => {
    const html = panel('pt', viewOf(['pt']));
    expect(html).toContain('D. Rivera, PT, NCS signs as the treating clinician.');
    expect(html).toMatch(/By signing I confirm[^<]*Signed with: 1 × 97112-GP/);
    expect(html).toMatch(/<button[^>]*>.*Sign note/);
    expect(html).not.toContain('Also treated');
  });

  it('tells who may not sign why, and who does, and shows no button', () => {
    for (const [who, why] of [
      ['other', 'The record does not show that you treated this patient in this visit.'],
      ['pta', 'The record does not show that you treated this patient in this visit.'],
      ['ot', 'The note belongs to another discipline.'],
    ] as const) {
      const html = panel(who, viewOf(['pt']));
      expect(html).toContain('You cannot sign this note.');
      expect(html).toContain(why);
      expect(html).toContain('To be signed by D. Rivera, PT, NCS');
      expect(html).not.toContain('<button');
    }
  });

  it('names the other clinician, whose signature is due and holds nothing', () => {
    const html = panel('pt', viewOf(['pt', 'pta']));
    expect(html).toContain('Also treated: K. Adeyemi, PTA.');
    expect(html).toContain('One more signature is due after yours; the note does not wait for it.');
    expect(panel('other', viewOf(['pta']))).toContain('L. Okada, PT signs as the supervising therapist.');
  });

  it('states for an addendum the units that it signs, not those of the note before it', () => {
    const view = viewOf(['pt']);
    const through = { ...view.log.heads };
    const signed: SignedNote = {
      ...{ id: '01900000-0000-7000-8000-0000000000d3', visitId, kind: 'treatment', hash: 'a'.repeat(64), seal: 'b'.repeat(64) },
      note: { ...composeNote(view.log, { locale: 'en-US' }), through },
      versions: { release: '0.3.0', catalogue: '2026.11', phrases: 'en-9', log: 2 },
      signedBy: { userId: 'pt', name: 'D. Rivera', credentials: 'PT, NCS' },
      signedAt: startedAt + 3_600_000,
      coding: codingToSign(view.log, []) as NonNullable<SignedNote['coding']>,
    };
    const seconds = 30 * 60;
    const late = exampleWriter({
      ...{ clinicId: snapshot.clinic.id, visitId, userId: 'pt', zone: snapshot.clinic.zone, number: 390, startedAt },
      role: 'therapist',
    }).write(startedAt + 40 * 60_000, 'time.corrected', { activityId, seconds, reason: 'The clock was started late' });
    const log = readLog([...view.log.all, late]);
    const after = { ...view, log, visit: foldVisit(log), state: { ...view.state, notes: [signed] } } as VisitInView;
    const stated = (html: string) => /Signed with: ([^.]*)\./.exec(html)?.[1];
    expect(stated(panel('pt', view))).toMatch(/^1 × /);
    expect(stated(panel('pt', after))).toMatch(/^2 × /);
  });

  it('shows nothing where there is neither a draft nor anything just signed', () => {
    const view = viewOf(['pt']);
    expect(as('pt', () => <SignPanel view={view} draft={null} />)).toBe('');
  });
});

describe('<SignedCard>', () => {
  const view = viewOf(['pt', 'pta']);
  const note: SignedNote = {
    ...{ id: '01900000-0000-7000-8000-0000000000d1', visitId, kind: 'treatment', hash: 'a'.repeat(64), seal: 'b'.repeat(64) },
    note: composeNote(view.log, { locale: 'en-US' }),
    versions: { release: '0.3.0', catalogue: '2026.11', phrases: 'en-8', log: 2 },
    signedBy: { userId: 'pt', name: 'D. Rivera', credentials: 'PT, NCS' },
    signedAt: startedAt + 80 * 3_600_000,
    capacity: 'treating',
    treatedBy: [
      { userId: 'pt', name: 'D. Rivera', credentials: 'PT, NCS', level: 'therapist', seconds: 600 },
      { userId: 'pta', name: 'K. Adeyemi', credentials: 'PTA', level: 'assistant', seconds: 600 },
    ],
    due: [{ capacity: 'second-clinician', userId: 'pta' }],
  };
  const card = (who: Who, shown: VisitInView) =>
    as(who, () => <SignedCard signed={note} view={shown} marked={null} onMark={() => undefined} />);

  it('labels a late entry with both days, and lists who treated', () => {
    const html = card('pt', view);
    expect(html).toContain('Late entry: written Nov 25, 2026 for the visit of Nov 22, 2026');
    expect(html).toContain('treating clinician · Treated by: D. Rivera, PT, NCS; K. Adeyemi, PTA');
  });

  it('shows the signature that is due, with a button for that person alone', () => {
    for (const who of ['pt', 'pta', 'other'] as const) {
      const html = card(who, view);
      expect(html).toContain('Second signature due: K. Adeyemi, PTA');
      expect([who, html.includes('Sign as second clinician')]).toEqual([who, who === 'pta']);
    }
  });

  it('shows a second signature that was given, and says where its seal does not hold', () => {
    const unsealed = {
      ...{ id: '01900000-0000-7000-8000-0000000000d2', visitId, noteId: note.id, hash: note.hash, signedAt: note.signedAt },
      ...{ capacity: 'second-clinician' as const, signedBy: { userId: 'pta', name: 'K. Adeyemi', credentials: 'PTA' } },
    };
    const signature: NoteSignature = { ...unsealed, seal: sealSecondSignature(unsealed) };
    const given = (one: NoteSignature) => card('pta', viewOf(['pt', 'pta'], { signatures: [one] }));
    expect(given(signature)).toContain('K. Adeyemi, PTA signed as second clinician on');
    expect(given(signature)).not.toMatch(/Second signature due|Sign as second clinician|does not match its seal/);
    expect(given({ ...signature, signedAt: 1 })).toContain('This second signature does not match its seal.');
  });
});
