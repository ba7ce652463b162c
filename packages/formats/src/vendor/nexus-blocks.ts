import { textOf } from '../bytes.ts';
import { cellsOf } from '../delimited-cells.ts';
import type { SeriesChunk } from '../recording.ts';
import { isBlankLine } from '../row-bytes.ts';
import { isEmptyLine, type LineTaker } from '../table/lines.ts';

/** One block of a Nexus export: its title, its rate, its lines of names, and where its rows stand. */
export interface NexusBlock {
  readonly title: string;
  readonly rate: string;
  readonly separator: string;
  /** The devices, markers or outputs; each stands over its first column only. */
  readonly names: readonly string[];
  /** Frame, Sub Frame and what each column holds. */
  readonly columns: readonly string[];
  readonly units: readonly string[];
  /** The lines of its rows, the first and the last, from 1. */
  readonly first: number;
  readonly last: number;
  readonly rows: number;
  readonly firstFrame: number;
  readonly lastFrame: number;
  /** Samples of one frame, by the sub-frames. */
  readonly perFrame: number;
  readonly firstRows: readonly string[];
  /** Lines of events: subject, context, name, time. */
  readonly events: readonly (readonly string[])[];
}

const most = { blocks: 64, head: 8, events: 10_000, firstRows: 50, perFrame: 64 } as const;
const longestTitle = 8192;
const frameName = /^(frame|field ?#?|sample ?#?)$/i;

/** Walks over a whole export and finds its blocks, which blank lines part. */
export class NexusSurvey implements LineTaker {
  readonly full = false;
  readonly blocks: NexusBlock[] = [];
  /** Lines that belong to no block, the first few. */
  readonly strange: number[] = [];
  #state: 'title' | 'rate' | 'head' | 'rows' | 'events' | 'beyond' = 'title';
  #title = '';
  #rate = '';
  #head: string[] = [];
  #first = 0;
  #last = 0;
  #rows = 0;
  #firstFrame = Number.NaN;
  #lastFrame = Number.NaN;
  /** How often a frame ended with its n-th sample. */
  readonly #perFrame = new Map<number, number>();
  #sub = 0;
  #mostSub = 0;
  #firstRows: string[] = [];
  #events: (readonly string[])[] = [];

  take(bytes: Uint8Array, from: number, to: number, line: number): void {
    if (this.#state === 'beyond') return;
    const empty = isEmptyLine(bytes, from, to);
    if (this.#state === 'rows' && !empty) {
      // What is no title is a row, be it a damaged one: it is refused where it is read.
      if (isDigit(bytes[from]) || !isTitle(bareOf(textOf(bytes.subarray(from, Math.min(to, from + longestTitle)))))) {
        this.#row(bytes, from, to, line);
        return;
      }
      this.#end();
    }
    if (empty && this.#state !== 'head') {
      if (this.#state === 'rows' || this.#state === 'events') this.#end();
      return;
    }
    // A line of separators is a line of names or units without any; a blank one ends a block that has no rows.
    if (this.#state === 'head' && isBlankLine(bytes, from, to) && this.#head.some((head) => frameName.test(firstCell(head)))) {
      this.#end();
      return;
    }
    this.#header(textOf(bytes.subarray(from, to)).replace(/\r$/, ''), bytes, from, to, line);
  }

  ready(): readonly SeriesChunk[] {
    return [];
  }

  rest(): readonly SeriesChunk[] {
    if (this.#state !== 'title' && this.#state !== 'beyond') this.#end();
    return [];
  }

  #header(text: string, bytes: Uint8Array, from: number, to: number, line: number): void {
    const bare = bareOf(text);
    switch (this.#state) {
      case 'title':
        if (!isTitle(bare)) {
          if (this.strange.length < 20) this.strange.push(line);
          return;
        }
        this.#title = bare;
        this.#state = 'rate';
        return;
      case 'rate':
        this.#rate = bare.replace(/[,;\t]?\s*Hz$/i, '');
        this.#state = 'head';
        return;
      case 'head':
        if (isDigit(bytes[from]) && this.#head.some((head) => frameName.test(firstCell(head)))) {
          this.#state = 'rows';
          this.#first = line;
          this.#row(bytes, from, to, line);
          return;
        }
        if (/^"?Subject"?[,;\t]/i.test(text)) this.#state = 'events';
        this.#head.push(text);
        if (this.#head.length > most.head) this.#end();
        return;
      case 'events':
        if (this.#events.length < most.events) this.#events.push(cellsOf(text, separatorOf(this.#head.at(-1) ?? '')));
        return;
      default:
    }
  }

  #row(bytes: Uint8Array, from: number, to: number, line: number): void {
    this.#rows++;
    this.#last = line;
    if (this.#firstRows.length < most.firstRows) this.#firstRows.push(textOf(bytes.subarray(from, to)).replace(/\r$/, ''));
    const frame = wholeAt(bytes, from, to);
    const sub = wholeAt(bytes, frame.end + 1, to).value;
    if (Number.isNaN(frame.value)) return;
    if (Number.isNaN(this.#firstFrame)) this.#firstFrame = frame.value;
    else if (frame.value !== this.#lastFrame) {
      const seen = this.#perFrame.get(this.#sub + 1);
      if (seen !== undefined || this.#perFrame.size < most.perFrame) this.#perFrame.set(this.#sub + 1, (seen ?? 0) + 1);
    }
    this.#lastFrame = frame.value;
    this.#sub = sub;
    this.#mostSub = Math.max(this.#mostSub, sub);
  }

  /** Most frames are whole; a block of one frame tells only how many samples are there. */
  #samplesOfFrame(): number {
    const [common] = [...this.#perFrame].sort((a, b) => b[1] - a[1] || b[0] - a[0]);
    return common?.[0] ?? this.#mostSub + 1;
  }

  #end(): void {
    const at = this.#head.findIndex((head) => frameName.test(firstCell(head)));
    const columnLine = this.#head[at] ?? '';
    const separator = separatorOf(columnLine);
    const columns = cellsOf(columnLine, separator);
    const sub = /^sub ?frame$/i.test(columns[1] ?? '');
    if (this.blocks.length === most.blocks) this.#state = 'beyond';
    else {
      this.blocks.push({
        title: this.#title,
        rate: this.#rate,
        separator,
        columns,
        names: cellsOf(at > 0 ? (this.#head[at - 1] as string) : '', separator),
        units: at < 0 ? [] : cellsOf(this.#head[at + 1] ?? '', separator),
        first: this.#first,
        last: this.#last,
        rows: this.#rows,
        firstFrame: this.#firstFrame,
        lastFrame: this.#lastFrame,
        perFrame: sub ? this.#samplesOfFrame() : 1,
        firstRows: this.#firstRows,
        events: this.#events,
      });
      this.#state = 'title';
    }
    this.#head = [];
    this.#rows = 0;
    this.#firstFrame = Number.NaN;
    this.#perFrame.clear();
    this.#sub = 0;
    this.#mostSub = 0;
    this.#firstRows = [];
    this.#events = [];
  }
}

const isTitle = (bare: string): boolean => /^[a-z][a-z _-]{2,40}$/i.test(bare);
/** A line without the separators and quotes around it. */
const bareOf = (text: string): string =>
  text
    .replace(/^\ufeff/, '')
    .replace(/[",;\s]+$/, '')
    .replace(/^"/, '');
const firstCell = (line: string): string => /^\s*"?([^",;\t]*)/.exec(line)?.[1]?.trim() ?? '';
const separatorOf = (line: string): string => /[\t;,]/.exec(line)?.[0] ?? ',';
const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;

/** A whole number from `at` on, and where it ends; NaN where none stands there. */
function wholeAt(bytes: Uint8Array, at: number, to: number): { readonly value: number; readonly end: number } {
  let i = at;
  if (bytes[i] === 0x22) i++;
  let value = 0;
  const from = i;
  while (i < to && isDigit(bytes[i])) value = value * 10 + ((bytes[i++] as number) - 0x30);
  return { value: i === from ? Number.NaN : value, end: i };
}
