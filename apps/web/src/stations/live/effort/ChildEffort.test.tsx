import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ChildEffort } from './ChildEffort.tsx';

describe('<ChildEffort>', () => {
  it('offers every score from 0 to 10 with a picture, words at every second, and marks the one that was said', () => {
    const html = renderToStaticMarkup(<ChildEffort value={4} onTap={() => undefined} />);
    expect(html.match(/<svg/g)).toHaveLength(11);
    expect(html.match(/<small>/g)).toHaveLength(6);
    expect(html.match(/aria-pressed="true"/g)).toHaveLength(1);
    expect(html).toMatch(/aria-pressed="true"(?:(?!<\/button>).)*>4<\/span> <small>somewhat hard</s);
  });
});
