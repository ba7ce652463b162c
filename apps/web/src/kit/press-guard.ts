/** How long after a press a control must have been in its place before it takes a pointer, in ms. */
export const guardMs = 500;

/** Where a control was at a press: its box in the window, and what it said. */
interface PlacedControl {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly name: string;
}

/** Everything that a pointer presses; fields that are typed into are not among them. */
const controls = 'button, a[href], summary, label, input[type="radio"], input[type="checkbox"], [role="button"]';

/** The attribute of a control that takes every press: STOP. */
export const unguarded = 'data-unguarded';

/**
 * Keeps a second tap from pressing a button that has just come under the finger: after a press, a control that appeared,
 * moved there, was switched on, or now says something else, takes no pointer for {@link guardMs}. The keyboard is not
 * affected, and STOP is never guarded. Times are those of the events, so that a slow page judges as a fast one.
 * @returns takes the guard away
 */
export function installPressGuard(own: Window): () => void {
  let last: { readonly at: number; readonly places: ReadonlyMap<Element, PlacedControl> } | null = null;
  /** The pointer whose press was refused: its click is refused too. */
  let refused: number | null = null;
  let pressedAt = 0;

  const refuse = (event: Event): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const onDown = (event: PointerEvent): void => {
    refused = null;
    pressedAt = event.timeStamp;
    const control = controlAt(event.target);
    if (control?.hasAttribute(unguarded) === true) {
      last = { at: event.timeStamp, places: placesIn(own.document) };
      return;
    }
    if (control !== null && last !== null && event.timeStamp - last.at < guardMs && !wasThere(control, event, last.places)) {
      // The time is not begun anew: a hand that goes on tapping gets through.
      refused = event.pointerId;
      refuse(event);
      return;
    }
    last = { at: event.timeStamp, places: placesIn(own.document) };
  };
  const onUp = (event: PointerEvent): void => {
    if (refused === event.pointerId) {
      refuse(event);
      return;
    }
    // What changed while a finger was held down for long, it has seen.
    const places = event.timeStamp - pressedAt > guardMs ? placesIn(own.document) : last?.places;
    if (places !== undefined) last = { at: event.timeStamp, places };
  };
  /** A touch that became a scroll is no press. */
  const onCancel = (event: PointerEvent): void => {
    if (refused === event.pointerId) refused = null;
    else last = null;
  };
  /** A click of the keyboard or of a program has no count of presses. */
  const onMouse = (event: MouseEvent): void => {
    if (refused !== null && event.detail !== 0) refuse(event);
  };

  const at = { capture: true };
  own.addEventListener('pointerdown', onDown, at);
  own.addEventListener('pointerup', onUp, at);
  own.addEventListener('pointercancel', onCancel, at);
  for (const kind of ['mousedown', 'mouseup', 'click', 'dblclick'] as const) own.addEventListener(kind, onMouse, at);
  return () => {
    own.removeEventListener('pointerdown', onDown, at);
    own.removeEventListener('pointerup', onUp, at);
    own.removeEventListener('pointercancel', onCancel, at);
    for (const kind of ['mousedown', 'mouseup', 'click', 'dblclick'] as const) own.removeEventListener(kind, onMouse, at);
  };
}

/** The control that a press on this place of the page would press; by its look, since the patient's window has classes of its own. */
function controlAt(target: EventTarget | null): Element | null {
  return (target as Element | null)?.closest?.(controls) ?? null;
}

function placesIn(page: Document): ReadonlyMap<Element, PlacedControl> {
  const places = new Map<Element, PlacedControl>();
  for (const control of page.querySelectorAll(controls)) {
    if ((control as HTMLButtonElement).disabled || control.getAttribute('aria-disabled') === 'true') continue;
    const { left, top, right, bottom } = control.getBoundingClientRect();
    places.set(control, { left, top, right, bottom, name: nameOf(control) });
  }
  return places;
}

/** What a control says, without its numbers: a count that goes up by a tap makes no other button of it. */
function nameOf(control: Element): string {
  const said = control.getAttribute('aria-label') ?? control.textContent ?? '';
  return said.replaceAll(/\d+([.,:]\d+)*/g, '#').trim();
}

function wasThere(control: Element, { clientX, clientY }: PointerEvent, places: ReadonlyMap<Element, PlacedControl>): boolean {
  const before = places.get(control);
  if (before === undefined || before.name !== nameOf(control)) return false;
  return clientX >= before.left && clientX <= before.right && clientY >= before.top && clientY <= before.bottom;
}
