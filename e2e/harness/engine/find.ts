/** What is looked for on the screen: a role and the name that a screen reader would say. */
export interface Sought {
  readonly role: keyof typeof selectors;
  /** The whole name, or an expression that fits it. */
  readonly name: string | RegExp;
  /** Only inside of the first of these. */
  readonly within?: Sought;
}

/** How each role looks in this application's HTML. */
export const selectors = {
  button: 'button, [role=button], summary',
  link: 'a[href]',
  heading: 'h1, h2, h3, h4',
  field: 'input:not([type=radio]):not([type=checkbox]), textarea, select',
  radio: 'input[type=radio]',
  region: 'section, [role=region]',
  group: 'fieldset, [role=group]',
  navigation: 'nav',
  listitem: 'li',
  article: 'article',
  row: 'tr',
} as const;

/** The same as JSON: expressions as source and flags, outermost first. */
export type Path = readonly { readonly selector: string; readonly source: string; readonly flags: string }[];

export function pathOf({ role, name, within }: Sought): Path {
  const exact = (text: string) => `^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`;
  const step = typeof name === 'string' ? { source: exact(name), flags: '' } : { source: name.source, flags: name.flags };
  return [...(within === undefined ? [] : pathOf(within)), { selector: selectors[role], ...step }];
}

export const describeSought = ({ role, name, within }: Sought): string =>
  `${role} ${String(name)}${within === undefined ? '' : ` in ${describeSought(within)}`}`;

/** What is known of a thing on the screen. */
export interface Found {
  /** Middle of it in the window, CSS pixels, after it was scrolled into view. */
  readonly x: number;
  readonly y: number;
  readonly enabled: boolean;
  /** Whether a press at that place reaches it: nothing lies over it. */
  readonly reached: boolean;
  readonly text: string;
  readonly value: string;
  /** Of a list: what can be chosen. */
  readonly options: readonly { readonly text: string; readonly value: string }[];
}

/** What to do with it once it is found. */
export interface Act {
  readonly focus?: boolean;
  /** The value that a field is to have. */
  readonly value?: string;
  /** Takes it as the aim of the next press: what would land on anything else is stopped, and `wasHit` says so. */
  readonly aim?: boolean;
}

/** What has reached the aim of a press. */
interface Aim {
  readonly element: Element;
  pressed: boolean;
  clicked: boolean;
}

/**
 * Whether the press since the last aim reached it; ends the aim. A press whose release found the layout moved makes no click,
 * unless the press alone took the button away. Runs in the page.
 */
export function wasHit({ held }: { held: boolean }): boolean {
  const scope = window as unknown as { __aim?: Aim | undefined };
  const aim = scope.__aim;
  scope.__aim = undefined;
  if (aim === undefined) return false;
  const gone = !aim.element.isConnected || (aim.element as HTMLButtonElement).disabled;
  return aim.clicked || (aim.pressed && (held || gone));
}

/**
 * Finds the first visible element that fits, scrolls it into view, gives it the focus or a value if asked to. Null where there
 * is none. Runs in the page, so that it uses nothing from outside.
 */
export function findInPage({ path, act }: { path: Path; act?: Act }): Found | null {
  const tidy = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();
  const nameOf = (element: Element): string => {
    const label = element.getAttribute('aria-label');
    if (label !== null) return tidy(label);
    const by = element.getAttribute('aria-labelledby');
    if (by !== null)
      return tidy(
        by
          .split(' ')
          .map((id) => document.getElementById(id)?.textContent)
          .join(' '),
      );
    const labels = (element as HTMLInputElement).labels;
    if (labels !== null && labels !== undefined && labels.length > 0) return tidy(labels[0]?.textContent);
    if (element instanceof HTMLFieldSetElement) return tidy(element.querySelector('legend')?.textContent);
    return tidy((element as HTMLElement).innerText || element.textContent);
  };
  const shows = (element: Element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility !== 'hidden';
  let scope: Element = document.documentElement;
  for (const { selector, source, flags } of path) {
    const fits = new RegExp(source, flags);
    const next = [...scope.querySelectorAll(selector)].find((element) => shows(element) && fits.test(nameOf(element)));
    if (next === undefined) return null;
    scope = next;
  }
  const input = scope as HTMLInputElement;
  if (act?.focus) input.focus();
  if (act?.value !== undefined) {
    // React sees a value only when the element's own setter wrote it.
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(input), 'value')?.set?.call(input, act.value);
    input.dispatchEvent(new Event('input', { bubbles: true }));
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }
  // The visible part of a radio is its label.
  const shown = input.type === 'radio' ? (input.closest('label') ?? input.labels?.[0] ?? input) : scope;
  if (act?.aim) {
    const scope = window as unknown as { __aim?: Aim | undefined; __aiming?: true };
    scope.__aim = { element: shown, pressed: false, clicked: false };
    const guard = (event: Event) => {
      const aim = scope.__aim;
      if (aim === undefined) return;
      const target = event.target as Element;
      // The press of a label presses its control too.
      if (aim.element.contains(target) || (aim.element as HTMLLabelElement).control === target) {
        if (event.type === 'click') aim.clicked = true;
        else aim.pressed = true;
      } else {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
    };
    if (scope.__aiming === undefined)
      for (const kind of ['pointerdown', 'mousedown', 'click']) addEventListener(kind, guard, true);
    scope.__aiming = true;
  }
  shown.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
  const box = shown.getBoundingClientRect();
  const x = Math.round(box.left + box.width / 2);
  const y = Math.round(box.top + box.height / 2);
  const hit = document.elementFromPoint(x, y);
  return {
    x,
    y,
    enabled: !input.disabled && input.getAttribute('aria-disabled') !== 'true',
    reached: hit !== null && (shown.contains(hit) || hit.contains(shown)),
    text: (scope as HTMLElement).innerText ?? '',
    value: input.value ?? '',
    options: [...(scope instanceof HTMLSelectElement ? scope.options : [])].map(({ text, value }) => ({ text, value })),
  };
}
