import type { Finding } from '@eupraxia/clinical/gate';
import { describe, expect, it } from 'vitest';
import { actionsOf } from './actions.ts';

const finding = (given: Partial<Finding>): Finding => ({
  rule: 'rule',
  severity: 'ask',
  certain: true,
  about: [],
  text: '',
  wayOn: null,
  source: '',
  verified: true,
  facts: '',
  ...given,
});
const kinds = (given: Partial<Finding>) =>
  actionsOf(finding(given)).map((one) => (one.kind === 'answer' ? one.question : one.kind));

describe('actionsOf(finding)', () => {
  it('offers what the finding asks for, orders before answers', () => {
    expect(kinds({ ask: ['order', 'unstable-heart'] })).toEqual(['order', 'unstable-heart']);
    expect(kinds({ ask: ['consent'], about: ['consent'] })).toEqual(['consent']);
  });

  it('offers a reason only where one is owed', () => {
    expect(kinds({ severity: 'reason', about: ['falls'] })).toEqual(['reason', 'falls']);
    expect(kinds({ severity: 'reason', reason: 'Guarded by two', about: ['falls'] })).toEqual(['falls']);
    expect(kinds({ severity: 'reason', certain: false, ask: ['falls'] })).toEqual(['falls']);
  });

  it('offers a clearance for a block that one opens, and nothing for a note', () => {
    expect(kinds({ rule: 'heart-unstable', severity: 'block', about: ['unstable-heart'] })).toEqual(['order', 'unstable-heart']);
    expect(kinds({ severity: 'note', about: ['falls'] })).toEqual([]);
  });
});
