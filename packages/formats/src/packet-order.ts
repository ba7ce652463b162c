import type { RemarkList } from './remarks.ts';

/** How a packet's number counts: it begins again after `modulus`, and moves by `step`. */
export interface PacketNumbers {
  readonly modulus: number;
  readonly step: number;
}

/** Rows as the file has them, each with the number of its packet. */
export interface PacketRows {
  readonly length: number;
  readonly number: (row: number) => number;
  /** The row's time in samples; NaN where it has none. */
  readonly time: (row: number) => number;
  readonly line: (row: number) => number;
  /** Whether two rows hold the same samples. */
  readonly same: (a: number, b: number) => boolean;
}

/** Rows in the order in which their packets were sent. */
export interface OrderedRows {
  readonly rows: readonly number[];
  /** The number of each; where the file's is damaged, the one that belongs there. */
  readonly numbers: readonly number[];
  /** Rows whose samples cannot be known. */
  readonly lost: ReadonlySet<number>;
  /** The first row that is still to be judged. */
  readonly next: number;
}

/** So many rows about one are looked at. */
export const packetsAround = 16;

/** How often something was found, and in which line first. */
class Places {
  #count = 0;
  #line = 0;

  add(line: number): void {
    if (this.#count++ === 0) this.#line = line;
  }

  get any(): boolean {
    return this.#count > 0;
  }

  /** @param what what stands in a line */
  told(what: string): string {
    const more = this.#count - 1;
    return `${what} ${this.#line}${more === 0 ? '' : ` and of ${more} more ${more === 1 ? 'place' : 'places'}`}`;
  }
}

/**
 * Judges each packet's number by those around it, by its time where that tells, and by its samples: packets that changed
 * places are put in order; one that stands twice counts once; a number that its neighbors deny is damaged. All is told.
 */
export class PacketOrder {
  readonly #modulus: number;
  readonly #step: number;
  /** Times are even: each row's place is known by them, and no number outweighs them. */
  readonly #even: boolean;
  #last = Number.NaN;
  readonly #doubled = new Places();
  readonly #swapped = new Places();
  readonly #denied = new Places();
  readonly #damaged = new Places();
  readonly #stray = new Places();
  readonly #twice = new Places();

  constructor({ modulus, step }: PacketNumbers, even: boolean) {
    this.#modulus = modulus;
    this.#step = step;
    this.#even = even;
  }

  /**
   * @param known so many rows at the beginning were judged before, and stand in order
   * @param final whether no row follows these
   */
  judge(rows: PacketRows, known: number, final: boolean): OrderedRows {
    const found: { rows: number[]; numbers: number[]; lost: Set<number>; before: number[] } = {
      rows: [],
      numbers: [],
      lost: new Set(),
      before: Array.from({ length: known }, (_, row) => row),
    };
    const accept = (row: number, number: number): void => {
      found.rows.push(row);
      found.numbers.push(number);
      found.before.push(row);
      this.#last = number;
    };
    let at = known;
    const end = final ? rows.length : rows.length - packetsAround;
    if (Number.isNaN(this.#last)) this.#beginEarlier(rows, at);
    while (at < end) {
      const moved = this.#moved(rows, at);
      const expected = Number.isNaN(this.#last) ? rows.number(at) : (this.#last + this.#step) % this.#modulus;
      if (Number.isNaN(this.#last) && !this.#isNumber(expected)) {
        found.rows.push(at);
        found.numbers.push(Number.NaN);
        at++;
      } else if (moved === this.#step) {
        const twice = this.#standsTwice(rows, at);
        accept(at, expected);
        if (twice) {
          this.#twice.add(rows.line(at));
          found.lost.add(at);
        }
        at += twice ? 2 : 1;
      } else if (this.#repeats(rows, at, found.before)) {
        this.#doubled.add(rows.line(at));
        at++;
      } else if (!this.#outOfOrder(rows, at).whole && this.#isDamaged(rows, at)) {
        this.#damaged.add(rows.line(at));
        accept(at, expected);
        at++;
      } else {
        const { many } = this.#outOfOrder(rows, at);
        for (const row of this.#sorted(rows, at, many)) accept(row, rows.number(row));
        if (many === 0 && !this.#isStray(rows, at)) accept(at, rows.number(at));
        else if (many === 0 && this.#even) {
          this.#damaged.add(rows.line(at));
          found.rows.push(at);
          found.numbers.push(Number.NaN);
        } else if (many === 0) this.#stray.add(rows.line(at));
        at += Math.max(1, many);
      }
    }
    return { rows: found.rows, numbers: found.numbers, lost: found.lost, next: at };
  }

  /** Tells what was found, once all rows have been judged. */
  remark(remarks: RemarkList): void {
    if (this.#doubled.any) {
      const why = 'it repeats a packet, its number and its samples';
      remarks.add('FORMATS_LEFT_OUT', { what: this.#doubled.told('The packet of line'), why });
    }
    if (this.#stray.any) {
      const why = 'its number has no place between those of the lines around it';
      remarks.add('FORMATS_LEFT_OUT', { what: this.#stray.told('The packet of line'), why });
    }
    if (this.#swapped.any) {
      const what = this.#swapped.told('What stands out of order from line');
      remarks.add('FORMATS_TAKEN_AS', { what, as: 'packets in the order of their numbers', why: 'none of them is missing' });
    }
    if (this.#denied.any) {
      const what = this.#denied.told('The packets from line');
      remarks.add('FORMATS_TAKEN_AS', { what, as: 'standing in the order of their times', why: 'their numbers say another' });
    }
    if (this.#damaged.any) {
      const what = this.#damaged.told('The packet number of line');
      remarks.add('FORMATS_TAKEN_AS', { what, as: 'the next one in order', why: 'those around it say so' });
    }
    if (this.#twice.any) {
      const what = this.#twice.told('The packet of line');
      remarks.add('FORMATS_LOST_PART', { what, why: 'the next line has its number too, with other samples' });
    }
  }

  /** Where the first two packets changed places the second is the first one. */
  #beginEarlier(rows: PacketRows, at: number): void {
    if (at + 2 >= rows.length) return;
    const ahead = (row: number): number => (rows.number(row) - rows.number(at) + this.#modulus) % this.#modulus;
    const [first, second] = [rows.number(at), rows.number(at + 1)];
    if (!this.#isNumber(first) || !this.#isNumber(second)) return;
    if (ahead(at + 1) !== this.#modulus - this.#step || ahead(at + 2) !== this.#step) return;
    this.#last = (second - this.#step + this.#modulus) % this.#modulus;
  }

  #isNumber(number: number): boolean {
    return Number.isInteger(number) && number >= 0 && number < this.#modulus;
  }

  /** How far a row's number is ahead of the last one; NaN where it is none. The first row is one step ahead. */
  #moved(rows: PacketRows, at: number): number {
    if (at >= rows.length) return Number.NaN;
    const number = rows.number(at);
    if (!this.#isNumber(number)) return Number.NaN;
    return Number.isNaN(this.#last) ? this.#step : (number - this.#last + this.#modulus) % this.#modulus;
  }

  /** Whether times say that half a turn of the numbers or more passed between two rows. */
  #turnBetween(rows: PacketRows, a: number, b: number): boolean {
    return rows.time(b) - rows.time(a) >= this.#modulus / this.#step / 2;
  }

  /** Whether a row holds the number and the samples of one of the rows before it. */
  #repeats(rows: PacketRows, at: number, before: readonly number[]): boolean {
    for (const row of before.slice(-packetsAround)) {
      if (rows.number(row) === rows.number(at) && rows.same(row, at) && !this.#turnBetween(rows, row, at)) return true;
    }
    return false;
  }

  /** Whether the rows behind one count on as though its number were the next. */
  #isDamaged(rows: PacketRows, at: number): boolean {
    const moved = this.#moved(rows, at);
    if (at + 1 >= rows.length) return Number.isNaN(moved) || moved === 0;
    const [one, two] = [this.#moved(rows, at + 1), this.#moved(rows, at + 2)];
    if (one === 2 * this.#step && (Number.isNaN(two) || two === 3 * this.#step)) return true;
    return Number.isNaN(moved) && one !== this.#step;
  }

  /** Whether the rows behind one count on as though it were not there. */
  #isStray(rows: PacketRows, at: number): boolean {
    if (this.#moved(rows, at + 1) !== this.#step || (at > 0 && this.#turnBetween(rows, at - 1, at))) return false;
    return at + 2 >= rows.length || this.#moved(rows, at + 2) === 2 * this.#step;
  }

  /** Whether the next row has the number of this one with other samples, and neither can be another's. */
  #standsTwice(rows: PacketRows, at: number): boolean {
    if (this.#even || this.#moved(rows, at + 1) !== this.#step || Number.isNaN(this.#last)) return false;
    const follows = this.#moved(rows, at + 2) === 2 * this.#step;
    return follows && !rows.same(at, at + 1) && !this.#turnBetween(rows, at, at + 1);
  }

  /** How many rows from this one on changed places among one another, 0 where none did, and whether none is missing among them. */
  #outOfOrder(rows: PacketRows, at: number): { readonly many: number; readonly whole: boolean } {
    const none = { many: 0, whole: false } as const;
    let most = 0;
    let rising = true;
    const seen = new Set<number>();
    for (let k = 0; k < packetsAround && at + k < rows.length; k++) {
      const moved = this.#moved(rows, at + k);
      if (!(moved > 0 && moved <= packetsAround * this.#step) || seen.has(moved)) return none;
      if (moved < most) rising = false;
      seen.add(moved);
      most = Math.max(most, moved);
      if (rising) continue;
      const next = this.#moved(rows, at + k + 1);
      if (at + k + 1 >= rows.length || next > most) return { many: k + 1, whole: most === (k + 1) * this.#step };
    }
    return none;
  }

  /** Those rows by their numbers, unless even times say that they stand where they belong. */
  #sorted(rows: PacketRows, at: number, many: number): readonly number[] {
    if (many === 0) return [];
    const asThere = Array.from({ length: many }, (_, k) => at + k);
    const byNumber = asThere.toSorted((a, b) => this.#moved(rows, a) - this.#moved(rows, b));
    const back = byNumber.some((row, k) => k > 0 && rows.time(row) < rows.time(byNumber[k - 1] as number));
    if (!this.#even || !back) {
      this.#swapped.add(rows.line(at));
      return byNumber;
    }
    this.#denied.add(rows.line(at));
    return asThere;
  }
}
