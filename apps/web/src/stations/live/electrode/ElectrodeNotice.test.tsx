import { coachPlan, startCoach } from '@eupraxia/coach';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { coachView, holdingNow } from '../../../live/worker/coach-view.ts';
import { ElectrodeNotice } from './ElectrodeNotice.tsx';

const state = startCoach(
  coachPlan({
    activityId: 'a',
    zone: { direction: 'down', floor: null, ceiling: 20, holdSeconds: 5 },
    source: { recording: 'r', channel: 'c', unit: 'µV', reference: 100, startsAt: 0 },
  }),
);
const shown = (contact: Partial<typeof state.contact>, to: 'therapist' | 'patient'): string =>
  renderToStaticMarkup(
    <ElectrodeNotice coach={coachView('run', { ...state, contact: { ...state.contact, ...contact } })} to={to} />,
  );

describe('<ElectrodeNotice>', () => {
  it('tells therapist and patient to check the electrode while no muscle is behind it, without a word of praise', () => {
    expect(shown({ off: true }, 'therapist')).toContain('Check the electrode');
    const patient = shown({ off: true, asked: true }, 'patient');
    expect(patient).toContain('Check the electrode');
    expect(patient).not.toMatch(/well|good|held/i);
  });

  it('asks for a test contraction or a stretch where rest has to be proved, and is away once it is', () => {
    expect(shown({ asked: true }, 'therapist')).toContain('one short contraction, or stretch the muscle slowly');
    expect(shown({ asked: true }, 'patient')).toContain('One short test');
    expect([shown({}, 'therapist'), shown({}, 'patient')]).toEqual(['', '']);
  });

  it('leaves no hold that runs on while the electrode is off', () => {
    const open = { ...state.open, phase: 'active' as const, seen: { ...state.open.seen, inside: true, samples: 3000 } };
    expect(holdingNow({ ...state, open }, 1000)).toBe(3);
    expect(holdingNow({ ...state, open, contact: { ...state.contact, off: true } }, 1000)).toBe(0);
  });
});
