/**
 * Gives the heading of a step the focus as it appears: keyboard and screen reader start at the step that is new, and not
 * where the button was that has gone.
 */
export function focusStep(heading: HTMLHeadingElement | null): void {
  if (heading === null) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}
