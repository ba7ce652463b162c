/** Gives a field the keyboard as it appears, and where a native dialog around it opens only afterwards, then. */
export function focusHere(field: HTMLElement | null): void {
  field?.setAttribute('autofocus', '');
  field?.focus();
}
