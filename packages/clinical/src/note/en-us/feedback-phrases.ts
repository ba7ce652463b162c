import type { Phrases } from '../phrase-book.ts';
import * as w from './words.ts';

const policies: Readonly<Record<string, string>> = {
  faded: 'faded',
  bandwidth: 'given only outside a band',
  summary: 'given as a summary of several repetitions',
  average: 'given as the mean of several repetitions',
  'self-controlled': 'given when the patient asked',
  concurrent: 'given while the patient moved',
  terminal: 'given after each repetition',
};

/** English sentences about the coach's feedback, and about what was held without it. */
export const feedbackPhrases: Phrases = {
  feedback: (p) => {
    const shares = p.has('shares') ? p.numbers('shares').map(w.num) : [];
    const ways = p.ids('policies').map((policy) => policies[policy] ?? policy);
    const faded = shares.length === 0 ? '' : ` to ${w.inTurn(shares)} % of the repetitions`;
    const counts = [
      p.number('live') === 0 ? '' : `${w.num(p.number('live'))} with the live signal`,
      p.number('after') === 0 ? '' : `${w.num(p.number('after'))} with the result afterwards`,
      p.number('none') === 0 ? '' : `${w.num(p.number('none'))} without`,
    ].filter(Boolean);
    const text = `Feedback ${w.inTurn(ways)}${faded}: of ${w.count(p.number('done'), 'repetition')}, ${w.and(counts)}.`;
    return p.has('activity') ? `${w.cap(w.activity(p.activity('activity')))}: ${w.small(text)}` : text;
  },
  probe: (p) => {
    const learning = p.id('label') === 'learning';
    const when = p.has('variant')
      ? ` of ${w.quoted(p.text('variant'))}, which was not practised (transfer)`
      : learning
        ? ' before any practice, a day or more after the last (learning)'
        : ' (performance within the visit)';
    const broken = p.has('broken') ? ', broken off' : '';
    const text = `Probe without feedback${when}: ${w.num(p.number('held'))} of ${w.num(p.number('of'))} held${broken}.`;
    return p.has('activity') ? `${w.cap(w.activity(p.activity('activity')))}: ${w.small(text)}` : text;
  },
};
