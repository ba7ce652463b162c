import { countInputs } from '../../../app/lock/idle-lock.ts';
import { installPressGuard } from '../../../kit/press-guard.ts';

/** Where the patient's picture is: nowhere, in a window of its own, over this page, or refused by the browser. */
export type PatientScreenPlacement = 'closed' | 'window' | 'here' | 'refused';

export interface PatientScreenState {
  readonly place: PatientScreenPlacement;
  /** The window's own document, where there is one. */
  readonly document: Document | null;
}

const closed: PatientScreenState = { place: 'closed', document: null };

/** The second screen of this tab: one at a time. It is drawn from here; the window itself holds nothing. */
class PatientScreen {
  #state = closed;
  #window: Window | null = null;
  #watch: ReturnType<typeof setInterval> | undefined;
  readonly #listeners = new Set<() => void>();

  state = (): PatientScreenState => this.#state;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Opens the window, from a tap. Where the browser refuses, the state says so. */
  open(title: string): void {
    if (this.#window !== null && !this.#window.closed) {
      this.#window.focus();
      return;
    }
    const opened = window.open('', '', 'popup,width=1280,height=800');
    if (opened === null) {
      this.#set({ place: 'refused', document: null });
      return;
    }
    this.#window = opened;
    furnish(opened.document, title);
    installPressGuard(opened);
    countInputs(opened);
    // A window that is closed by its own button tells its opener nothing: it is looked at.
    this.#watch = setInterval(() => {
      if (opened.closed) this.close();
    }, 500);
    opened.addEventListener('pagehide', () => {
      if (this.#window === opened) this.close();
    });
    this.#set({ place: 'window', document: opened.document });
  }

  /** Shows the picture over this page instead. */
  here(): void {
    this.#set({ place: 'here', document: null });
  }

  close(): void {
    clearInterval(this.#watch);
    const opened = this.#window;
    this.#window = null;
    if (opened !== null && !opened.closed) opened.close();
    this.#set(closed);
  }

  #set(state: PatientScreenState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

/** Gives a bare window our look: the page's styles, its language and its theme. */
function furnish(to: Document, title: string): void {
  to.title = title;
  const from = document.documentElement;
  to.documentElement.lang = from.lang;
  to.documentElement.dir = from.dir;
  const theme = from.dataset['theme'];
  if (theme !== undefined) to.documentElement.dataset['theme'] = theme;
  const size = to.createElement('meta');
  size.name = 'viewport';
  size.content = 'width=device-width, initial-scale=1';
  to.head.append(size);
  for (const style of document.querySelectorAll<HTMLLinkElement | HTMLStyleElement>('link[rel="stylesheet"], style')) {
    if (style instanceof HTMLLinkElement) {
      const link = to.createElement('link');
      link.rel = 'stylesheet';
      link.href = style.href;
      to.head.append(link);
    } else {
      to.head.append(to.importNode(style, true));
    }
  }
}

const screen = new PatientScreen();

/** The tab's one patient screen. */
export function patientScreen(): PatientScreen {
  return screen;
}

addEventListener('pagehide', () => screen.close());
