/** One row of a package's error table; `sentence` and `remedy` may name parameters in braces. */
export interface ErrorRow {
  /** What happened, with what came and what was expected: `"{found}" is not a rate in hertz.` */
  readonly sentence: string;
  /** The HTTP status that an edge answers with. */
  readonly status: number;
  /** What the person in front of it can do. */
  readonly remedy: string;
}

/** A package's errors, keyed `EUP_<AREA>_<WHAT>`. Every table is listed in docs/errors.md, and a test holds the two equal. */
export type ErrorTable = { readonly [code: `EUP_${string}`]: ErrorRow };

/** An expected failure, ready to be shown: a code that never changes, a sentence, and the remedy. */
export interface Fault {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
  readonly status: number;
}

/** What fills the braces of a sentence. Long or control-laden values are shortened before they are shown. */
export type FaultParams = Readonly<Record<string, string | number | boolean>>;

/**
 * Makes the fault-maker of one error table: `const fault = faultsOf(signalErrors); fault('EUP_SIGNAL_RATE', { found })`.
 * An unnamed parameter stays as its braces, so that a missing one is seen rather than hidden.
 */
export function faultsOf<T extends ErrorTable>(table: T): (code: keyof T & string, params?: FaultParams) => Fault {
  return (code, params = {}) => {
    const row = table[code as keyof ErrorTable] as ErrorRow;
    return { code, message: fill(row.sentence, params), remedy: fill(row.remedy, params), status: row.status };
  };
}

/** Carries a fault across an edge that can only throw. Inside the pure packages faults are returned, not thrown. */
export class FaultError extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(fault.message);
    this.name = 'FaultError';
    this.fault = fault;
  }
}

const longestShown = 120;

function fill(text: string, params: FaultParams): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    return value === undefined ? whole : shown(String(value));
  });
}

function shown(value: string): string {
  const plain = value.replace(/\p{Cc}+/gu, ' ');
  return plain.length > longestShown ? `${plain.slice(0, longestShown)}…` : plain;
}
