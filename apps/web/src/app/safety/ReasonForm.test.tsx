import { isReason, offeredFor } from '@eupraxia/clinical/gate';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ReasonForm } from './ReasonForm.tsx';

const shown = (rule: string, mayReason = true): string =>
  renderToStaticMarkup(<ReasonForm rule={rule} mayReason={mayReason} onSave={() => undefined} />);

describe('ReasonForm({ rule, mayReason, onSave })', () => {
  it('offers the reasons of the rule above the text, none of them chosen, each of them whole', () => {
    const offered = offeredFor('hip-precautions');
    const form = shown('hip-precautions');
    expect(form.match(/type="radio"/g)).toHaveLength(offered.length);
    expect(form).not.toContain('checked');
    for (const one of offered) {
      expect(form.indexOf(one)).toBeGreaterThan(-1);
      expect(form.indexOf(one)).toBeLessThan(form.indexOf('<textarea'));
      expect(isReason(one, 'hip-precautions')).toBe(true);
    }
  });

  it('has the text alone where the rule offers nothing, and nothing for whoever may give none', () => {
    expect(shown('no-such-rule')).not.toContain('type="radio"');
    expect(shown('no-such-rule')).toContain('<textarea');
    expect(shown('hip-precautions', false)).not.toMatch(/textarea|radio/);
  });
});
