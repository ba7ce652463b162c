/**
 * A small maker of pictures (SVG) for docs/science. How to add one:
 *
 *   1. Write `scripts/science/pictures/<method>.mjs` with `export function draw()` that returns `picture({ title, rows })`.
 *      Import the method from `@eupraxia/signal` and feed it what the file itself synthesises (`noise` in noise.mjs):
 *      a picture must look the same on every machine, and recordings of people don't ship.
 *   2. `node scripts/science/make.mjs <method>` writes `docs/science/pictures/<method>.svg`; without a name it renews all.
 *   3. Show it on the method's page: `![what is seen](pictures/<method>.svg)`.
 * `pictures.test.ts` fails by name where a picture is out of date.
 *
 * Two colours carry meaning: `asked` (teal) is the target or the truth, `measured` (coral) is what came out of the method;
 * `given` (grey) is what went in. A dash, a dot or a word goes with each, never colour alone.
 */

const paper = '#FBFAF6';
const ink = '#1C2321';
const soft = '#5E6A66';
const hair = '#E7E3DA';
const colours = {
  asked: { line: '#0E7C72', fill: '#D9F0EC' },
  measured: { line: '#E2572B', fill: '#FDE7DE' },
  given: { line: '#9DB0AB', fill: '#E7E3DA' },
};

const round = (value) => String(Math.round(value * 10) / 10 + 0);
const escaped = (text) => String(text).replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);
const finite = (values) => Array.from(values).filter(Number.isFinite);

/** A curve through points; a value that isn't finite breaks it. `dash` draws it dashed. */
export const line = (xs, ys, as, { dash = false, width = 1.5 } = {}) => ({ kind: 'line', xs, ys, as, dash, width });
/** Single points. */
export const dots = (xs, ys, as, { radius = 3 } = {}) => ({ kind: 'dots', xs, ys, as, radius });
/** Columns from 0 to `y`, each as wide as `width` in x. */
export const bars = (xs, ys, as, { width = 0.8 } = {}) => ({ kind: 'bars', xs, ys, as, width });
/** A stretch of y (a zone), filled over the whole width. */
export const band = (from, to, as, label = '') => ({ kind: 'band', from, to, as, label });
/** A stretch of x (an event that lasts), filled over the whole height. */
export const span = (from, to, as, label = '') => ({ kind: 'span', from, to, as, label });
/** A level line at y. */
export const level = (y, as, label = '') => ({ kind: 'level', y, as, label });
/** An upright line at x (a moment). */
export const post = (x, as, label = '') => ({ kind: 'post', x, as, label });
/** Words at a point. */
export const words = (x, y, text, anchor = 'start') => ({ kind: 'words', x, y, text, anchor });

/**
 * The picture. `rows` holds rows of panels; a panel is `{ x, y, marks, height?, share?, equal? }` with axes
 * `{ label, from?, to? }` (from the data where not given; `hidden: true` draws none). `equal` gives both axes one scale.
 * `legend` names the colours: `{ asked: 'truth', measured: 'found' }`.
 */
export function picture({ title, rows, legend = {}, width = 720 }) {
  const parts = [];
  let top = 16;
  const entries = Object.entries(legend);
  if (entries.length > 0) {
    let x = 16;
    for (const [as, text] of entries) {
      parts.push(swatch(as, x, top + 6), say(x + 22, top + 10, text));
      x += 42 + 6.6 * text.length;
    }
    top += 28;
  }
  for (const row of rows) {
    const shares = row.map((panel) => panel.share ?? 1);
    const whole = shares.reduce((a, b) => a + b, 0);
    const height = Math.max(...row.map((panel) => panel.height ?? 150));
    let left = 0;
    row.forEach((panel, at) => {
      const room = (width * shares[at]) / whole;
      parts.push(drawn(panel, { left: left + 58, top, width: room - 76, height: height - 44 }));
      left += room;
    });
    top += height;
  }
  const height = top + 4;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${round(height)}" role="img" font-family="Inter, system-ui, sans-serif" font-size="12">
<title>${escaped(title)}</title>
<rect width="${width}" height="${round(height)}" rx="12" fill="${paper}"/>
${parts.join('\n')}
</svg>
`;
}

function drawn(panel, box) {
  const { x, y, marks } = panel;
  let [x0, x1] = rangeOf(x, marks, 'xs', ['x', 'from', 'to'], ['post', 'span']);
  let [y0, y1] = rangeOf(y, marks, 'ys', ['y', 'from', 'to'], ['level', 'band']);
  if (panel.equal) {
    const scale = Math.max((x1 - x0) / box.width, (y1 - y0) / box.height);
    const [cx, cy] = [(x0 + x1) / 2, (y0 + y1) / 2];
    [x0, x1] = [cx - (scale * box.width) / 2, cx + (scale * box.width) / 2];
    [y0, y1] = [cy - (scale * box.height) / 2, cy + (scale * box.height) / 2];
  }
  const px = (v) => box.left + ((v - x0) / (x1 - x0)) * box.width;
  const py = (v) => box.top + box.height - ((v - y0) / (y1 - y0)) * box.height;
  const space = { px, py, box, x0, x1, y0, y1 };
  const order = ['band', 'span', 'bars', 'level', 'post', 'line', 'dots', 'words'];
  const sorted = [...marks].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  return [axes(panel, space), ...sorted.map((mark) => draw[mark.kind](mark, space))].filter(Boolean).join('\n');
}

function rangeOf(axis, marks, many, single, kinds) {
  if (axis.from !== undefined && axis.to !== undefined) return [axis.from, axis.to];
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const take = (v) => {
    if (!Number.isFinite(v)) return;
    least = Math.min(least, v);
    most = Math.max(most, v);
  };
  for (const mark of marks) {
    for (const v of mark[many] ?? []) take(v);
    if (mark.kind === 'bars' && many === 'ys') take(0);
    if (kinds.includes(mark.kind)) for (const key of single) take(mark[key]);
  }
  if (!(most > least)) [least, most] = Number.isFinite(least) ? [least - 1, least + 1] : [0, 1];
  const room = many === 'ys' ? (most - least) * 0.06 : 0;
  return [axis.from ?? least - room, axis.to ?? most + room];
}

function axes({ x, y }, { px, py, box, x0, x1, y0, y1 }) {
  const out = [];
  const [right, bottom] = [box.left + box.width, box.top + box.height];
  if (!y.hidden) {
    for (const v of ticks(y0, y1, Math.max(2, Math.round(box.height / 36)))) {
      out.push(`<path d="M${round(box.left)} ${round(py(v))}H${round(right)}" stroke="${hair}"/>`);
      out.push(say(box.left - 6, py(v) + 4, shown(v), 'end', soft));
    }
    const [cx, cy] = [box.left - 44, box.top + box.height / 2];
    out.push(
      `<text x="${round(cx)}" y="${round(cy)}" fill="${soft}" text-anchor="middle" transform="rotate(-90 ${round(cx)} ${round(cy)})">${escaped(y.label)}</text>`,
    );
  }
  if (!x.hidden) {
    for (const v of ticks(x0, x1, Math.max(2, Math.round(box.width / 80)))) {
      out.push(say(px(v), bottom + 16, shown(v), 'middle', soft));
    }
    out.push(`<path d="M${round(box.left)} ${round(bottom)}H${round(right)}" stroke="${soft}"/>`);
  }
  if (x.label) out.push(say(box.left + box.width / 2, bottom + 32, x.label, 'middle', soft));
  return out.join('\n');
}

/** Round numbers (1, 2, 5 × 10ⁿ) between two ends, about as many as asked. */
function ticks(from, to, about) {
  const rough = (to - from) / about;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((m) => m * power).find((s) => s >= rough * 0.99) ?? 10 * power;
  const out = [];
  for (let k = Math.ceil(from / step - 1e-9); k * step <= to + step * 1e-9; k++) out.push(k * step);
  return out;
}

const shown = (v) => String(Number(v.toPrecision(6)) + 0).replace('-', '−');
const say = (x, y, text, anchor = 'start', fill = ink) =>
  `<text x="${round(x)}" y="${round(y)}" fill="${fill}"${anchor === 'start' ? '' : ` text-anchor="${anchor}"`}>${escaped(text)}</text>`;
const swatch = (as, x, y) =>
  `<path d="M${round(x)} ${round(y)}h16" stroke="${colours[as].line}" stroke-width="3" stroke-linecap="round"/>`;

const draw = {
  band({ from, to, as, label }, { py, box }) {
    const [a, b] = [py(to), py(from)];
    return `<rect x="${round(box.left)}" y="${round(a)}" width="${round(box.width)}" height="${round(b - a)}" fill="${colours[as].fill}"/>${label && say(box.left + 6, a + 14, label)}`;
  },
  span({ from, to, as, label }, { px, box }) {
    const [a, b] = [px(from), px(to)];
    return `<rect x="${round(a)}" y="${round(box.top)}" width="${round(Math.max(1, b - a))}" height="${round(box.height)}" fill="${colours[as].fill}"/>${label && say(a + 3, box.top + 12, label)}`;
  },
  bars({ xs, ys, as, width }, { px, py, y0 }) {
    const floor = py(Math.max(0, y0));
    return Array.from(xs, (x, i) => {
      const [a, b, y] = [px(x - width / 2), px(x + width / 2), py(ys[i])];
      return `<rect x="${round(a)}" y="${round(Math.min(y, floor))}" width="${round(b - a)}" height="${round(Math.abs(floor - y))}" fill="${colours[as].line}"/>`;
    }).join('');
  },
  level({ y, as, label }, { py, box }) {
    return `<path d="M${round(box.left)} ${round(py(y))}h${round(box.width)}" stroke="${colours[as].line}" stroke-dasharray="5 4"/>${label && say(box.left + box.width - 4, py(y) - 4, label, 'end')}`;
  },
  post({ x, as, label }, { px, box }) {
    return `<path d="M${round(px(x))} ${round(box.top)}v${round(box.height)}" stroke="${colours[as].line}" stroke-dasharray="5 4"/>${label && say(px(x) + 4, box.top + 12, label)}`;
  },
  line({ xs, ys, as, dash, width }, { px, py }) {
    const [points, values] = thinned(xs, ys, px);
    let path = '';
    let down = false;
    for (let i = 0; i < points.length; i++) {
      const good = Number.isFinite(values[i]) && Number.isFinite(points[i]);
      if (good) path += `${down ? 'L' : 'M'}${round(px(points[i]))} ${round(py(values[i]))}`;
      down = good;
    }
    return `<path d="${path}" fill="none" stroke="${colours[as].line}" stroke-width="${width}" stroke-linejoin="round"${dash ? ' stroke-dasharray="6 4"' : ''}/>`;
  },
  dots({ xs, ys, as, radius }, { px, py }) {
    return Array.from(xs, (x, i) =>
      Number.isFinite(ys[i])
        ? `<circle cx="${round(px(x))}" cy="${round(py(ys[i]))}" r="${radius}" fill="${colours[as].line}"/>`
        : '',
    ).join('');
  },
  words({ x, y, text, anchor }, { px, py }) {
    return say(px(x), py(y), text, anchor);
  },
};

/** Of a long curve, the least and the greatest value of each half pixel: the same picture in a fraction of the bytes. */
function thinned(xs, ys, px) {
  const rising = xs.length > 1400 && xs[xs.length - 1] > xs[0] && finite(xs).length === xs.length;
  if (!rising) return [xs, ys];
  const [outX, outY] = [[], []];
  for (let i = 0; i < xs.length; ) {
    const column = Math.floor(px(xs[i]) * 2);
    let [low, high, j] = [i, i, i];
    for (; j < xs.length && Math.floor(px(xs[j]) * 2) === column; j++) {
      if (ys[j] < ys[low]) low = j;
      if (ys[j] > ys[high]) high = j;
    }
    for (const k of low <= high ? [low, high] : [high, low]) {
      outX.push(xs[k]);
      outY.push(ys[k]);
    }
    i = j;
  }
  return [outX, outY];
}
