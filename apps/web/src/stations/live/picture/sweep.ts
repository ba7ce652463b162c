/** What the trace is drawn against; percent of the reference, or the channel's unit where there is none yet. */
export interface SweepScale {
  readonly top: number;
  readonly zone: { readonly floor: number; readonly ceiling: number } | null;
  /** Where the other muscle, which should stay quiet, is too loud; in percent of its own reference. */
  readonly limit?: number | null;
}

/** Resolved colours of the page. */
export interface SweepColours {
  readonly card: string;
  readonly ask: string;
  readonly askFill: string;
  readonly body: string;
  readonly bodyFill: string;
  /** The other muscle's line, and its limit. */
  readonly other: string;
  readonly attention: string;
}

/** Seconds from the left edge to the right. */
export const sweepSeconds = 10;
/** Free seconds ahead of the pen. */
const gapSeconds = 0.35;
/** Values before the new ones that are drawn again under the clip. */
const overlap = 16;
/** Values that may wait for a frame: more means that the page is not seen. */
const unseen = 8192;

interface Mark {
  readonly at: number;
  readonly kind: 'on' | 'held' | 'missed';
}

/**
 * The trace: the zone as a teal band, the body as a coral line, swept from left to right. Each frame draws only what is
 * new; the whole is drawn again when size, colours or scale change.
 */
export class Sweep {
  readonly #context: CanvasRenderingContext2D;
  readonly #canvas: HTMLCanvasElement;
  #scale: SweepScale = { top: 120, zone: null };
  #colours: SweepColours;
  #ratio = 1;
  #width = 0;
  #height = 0;
  /** The last sweep, oldest first, for a redraw. */
  readonly #times: number[] = [];
  readonly #values: number[] = [];
  /** The other muscle at the same instants; not a number where none is listened to. */
  readonly #others: number[] = [];
  readonly #marks: Mark[] = [];
  #drawn = 0;

  constructor(canvas: HTMLCanvasElement, colours: SweepColours) {
    const context = canvas.getContext('2d', { alpha: false });
    if (context === null) throw new Error('this browser draws no canvas');
    this.#canvas = canvas;
    this.#context = context;
    this.#colours = colours;
  }

  /** Fits the canvas to its box (CSS pixels) and draws anew. */
  resize(width: number, height: number, ratio: number): void {
    this.#ratio = ratio;
    this.#width = Math.max(1, Math.round(width * ratio));
    this.#height = Math.max(1, Math.round(height * ratio));
    this.#canvas.width = this.#width;
    this.#canvas.height = this.#height;
    this.redraw();
  }

  paint(colours: SweepColours): void {
    this.#colours = colours;
    this.redraw();
  }

  rescale(scale: SweepScale): void {
    if (JSON.stringify(scale) === JSON.stringify(this.#scale)) return;
    this.#scale = scale;
    this.redraw();
  }

  clear(): void {
    this.#times.length = 0;
    this.#values.length = 0;
    this.#others.length = 0;
    this.#marks.length = 0;
    this.redraw();
  }

  /** Takes a value; `at` in seconds never goes back (a step back begins anew). Drawn by the next `draw`. */
  push(at: number, value: number, other = Number.NaN): void {
    const last = this.#times.at(-1);
    if (last !== undefined && (at < last || at > last + 1)) this.clear();
    this.#times.push(at);
    this.#values.push(value);
    this.#others.push(other);
    // Nothing is drawn in a page that is not seen: only the last sweep of what comes meanwhile is worth keeping.
    if (this.#times.length - this.#drawn > unseen) {
      this.#forget(at - sweepSeconds + gapSeconds);
      this.#drawn = Math.max(0, this.#drawn);
    }
  }

  mark(at: number, kind: Mark['kind']): void {
    this.#marks.push({ at, kind });
    this.#paintMark({ at, kind });
  }

  /** Removes the mark of a repetition that was taken back. */
  unmark(at: number): void {
    const left = this.#marks.filter((mark) => mark.kind === 'on' || Math.abs(mark.at - at) > 0.005);
    if (left.length === this.#marks.length) return;
    this.#marks.splice(0, this.#marks.length, ...left);
    this.redraw();
  }

  /** Draws what came since the last call. */
  draw(): void {
    const from = this.#drawn;
    const to = this.#times.length;
    if (to <= from) return;
    const first = this.#times[Math.max(0, from - 1)] as number;
    const last = this.#times[to - 1] as number;
    const strips = this.#strips(first, last + gapSeconds);
    const c = this.#context;
    c.save();
    c.beginPath();
    for (const [x, width] of strips) c.rect(x, 0, width, this.#height);
    c.clip();
    for (const [x, width] of strips) this.#strip(x, width);
    // A little of what lies before is drawn again inside the clip, so that strips meet without a seam.
    this.#line(Math.max(0, from - overlap), to);
    c.restore();
    for (const mark of this.#marks) if (mark.at >= first - 0.1) this.#paintMark(mark);
    this.#drawn = to;
    this.#forget(last - sweepSeconds + gapSeconds);
  }

  redraw(): void {
    const last = this.#times.at(-1) ?? 0;
    for (const [x, width] of this.#strips(last - sweepSeconds + gapSeconds, last + gapSeconds)) this.#strip(x, width);
    this.#line(0, this.#times.length);
    for (const mark of this.#marks) this.#paintMark(mark);
    this.#drawn = this.#times.length;
  }

  #x(at: number): number {
    const turn = ((at % sweepSeconds) + sweepSeconds) % sweepSeconds;
    return (turn / sweepSeconds) * this.#width;
  }

  #y(value: number): number {
    const base = this.#height - 2 * this.#ratio;
    return base - Math.min(1.02, Math.max(0, value / this.#scale.top)) * (base - 8 * this.#ratio);
  }

  /** The pixels from one time to another: one strip, or two where the sweep turns over. */
  #strips(from: number, to: number): readonly (readonly [x: number, width: number])[] {
    const x = Math.floor(this.#x(from));
    const width = Math.ceil(Math.min(this.#width, ((to - from) / sweepSeconds) * this.#width)) + 1;
    const past = x + width - this.#width;
    return past > 0
      ? [
          [x, this.#width - x],
          [0, Math.min(past, x)],
        ]
      : [[x, width]];
  }

  #strip(x: number, width: number): void {
    const c = this.#context;
    const right = x + width;
    c.fillStyle = this.#colours.card;
    c.fillRect(x, 0, right - x, this.#height);
    this.#zone(x, right);
    this.#limit(x, right);
  }

  #zone(x: number, right: number): void {
    const c = this.#context;
    const zone = this.#scale.zone;
    if (zone === null) return;
    const top = this.#y(zone.ceiling);
    const bottom = this.#y(zone.floor);
    c.fillStyle = this.#colours.askFill;
    c.fillRect(x, top, right - x, bottom - top);
    c.fillStyle = this.#colours.ask;
    c.globalAlpha = 0.5;
    c.fillRect(x, top, right - x, 1.5 * this.#ratio);
    c.globalAlpha = 1;
    // Dots at fixed places, so that strips meet without a seam.
    const every = 8 * this.#ratio;
    for (let dot = Math.ceil(x / every) * every; dot < right; dot += every) {
      c.beginPath();
      c.arc(dot, bottom, 1.5 * this.#ratio, 0, 2 * Math.PI);
      c.fill();
    }
  }

  /** Dashes at fixed places, so that strips meet without a seam. */
  #limit(x: number, right: number): void {
    const { limit } = this.#scale;
    if (limit === undefined || limit === null) return;
    const c = this.#context;
    const y = this.#y(limit);
    const every = 14 * this.#ratio;
    c.fillStyle = this.#colours.attention;
    for (let dash = Math.floor(x / every) * every; dash < right; dash += every)
      c.fillRect(dash, y - this.#ratio, 7 * this.#ratio, 2 * this.#ratio);
  }

  /** The other muscle: thinner, and without a fill. A stretch without values is a gap. */
  #otherLine(start: number, end: number): void {
    const c = this.#context;
    let drawing = false;
    c.beginPath();
    for (let i = start; i < end; i++) {
      const value = this.#others[i] as number;
      if (Number.isNaN(value)) {
        drawing = false;
        continue;
      }
      const x = this.#x(this.#times[i] as number);
      if (drawing) c.lineTo(x, this.#y(value));
      else c.moveTo(x, this.#y(value));
      drawing = true;
    }
    c.strokeStyle = this.#colours.other;
    c.lineWidth = 1.5 * this.#ratio;
    c.stroke();
  }

  #line(from: number, to: number): void {
    const c = this.#context;
    const base = this.#y(0);
    let start = from;
    while (start < to - 1) {
      let end = start + 1;
      while (end < to && this.#x(this.#times[end] as number) >= this.#x(this.#times[end - 1] as number)) end++;
      c.beginPath();
      for (let i = start; i < end; i++) c.lineTo(this.#x(this.#times[i] as number), this.#y(this.#values[i] as number));
      const firstX = this.#x(this.#times[start] as number);
      const lastX = this.#x(this.#times[end - 1] as number);
      c.strokeStyle = this.#colours.body;
      c.lineWidth = 2.5 * this.#ratio;
      c.lineJoin = 'round';
      c.lineCap = 'round';
      c.save();
      c.lineTo(lastX, base);
      c.lineTo(firstX, base);
      c.closePath();
      c.fillStyle = this.#colours.bodyFill;
      c.globalAlpha = 0.7;
      c.fill();
      c.restore();
      c.beginPath();
      for (let i = start; i < end; i++) c.lineTo(this.#x(this.#times[i] as number), this.#y(this.#values[i] as number));
      c.stroke();
      this.#otherLine(start, end);
      start = end;
    }
  }

  /** Where a repetition began (a small flag) and how it ended (a full disc: held; a ring: not held). */
  #paintMark({ at, kind }: Mark): void {
    const c = this.#context;
    const x = this.#x(at);
    const y = 7 * this.#ratio;
    const r = 4 * this.#ratio;
    c.fillStyle = this.#colours.ask;
    c.strokeStyle = this.#colours.ask;
    c.lineWidth = 2 * this.#ratio;
    c.beginPath();
    if (kind === 'on') {
      c.moveTo(x, y - r);
      c.lineTo(x + 1.6 * r, y);
      c.lineTo(x, y + r);
      c.fill();
    } else {
      c.arc(x, y, r, 0, 2 * Math.PI);
      if (kind === 'held') c.fill();
      else c.stroke();
    }
  }

  #forget(before: number): void {
    let count = 0;
    while (count < this.#times.length && (this.#times[count] as number) < before) count++;
    // In large steps: shifting an array at every frame would be work for nothing.
    if (count < 500) return;
    this.#times.splice(0, count);
    this.#values.splice(0, count);
    this.#others.splice(0, count);
    this.#drawn -= count;
    const marks = this.#marks.filter((m) => m.at >= before);
    this.#marks.splice(0, this.#marks.length, ...marks);
  }
}
