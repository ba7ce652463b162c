/** The engines that a visit is walked in, in the order of the summary line. */
export const engineNames = ['chromium', 'firefox', 'webkit'] as const;
export type EngineName = (typeof engineNames)[number];

/** The screen of a tablet that lies across, in CSS pixels. */
export const screen = { width: 1180, height: 820 } as const;

/** What every browser can do for a walk, whatever protocol it is driven by; everything else is built on it. */
export interface EngineDriver {
  readonly name: EngineName;
  /** As the browser itself tells it. */
  readonly version: string;
  open(url: string): Promise<void>;
  /** Runs a function in the page. It must stand alone: it is sent as text, argument and answer as JSON. */
  evaluate<A, T>(run: (argument: A) => T, argument: A): Promise<Awaited<T>>;
  /** Presses the main button of the pointer at a place of the window (CSS pixels), for some ms, and lets go. */
  press(x: number, y: number, ms?: number): Promise<void>;
  /** Types into what has the focus, key by key. */
  type(text: string): Promise<void>;
  screenshot(file: string): Promise<void>;
  /** What the driver heard beside the page's own record: errors on the console, exceptions that nobody caught. */
  heard(): readonly string[];
  close(): Promise<void>;
}

/** A browser that is on this machine, ready to be opened. */
export interface InstalledEngine {
  open(): Promise<EngineDriver>;
}
