/** Marks the field that a native dialog gives the focus to when it opens; React’s own autoFocus comes too early for that. */
export function beginHere(field: HTMLElement | null): void {
  field?.setAttribute('autofocus', '');
}
