/**
 * The screens live in an element of their own. Locked, the element is taken out of the document: nothing of it can be seen,
 * read out, searched or printed, while what is drawn into it goes on: recorder, coach, clocks and half-filled forms.
 */
let host: HTMLElement | null = null;
let focused: HTMLElement | null = null;

/** Made when it is first asked for, so that what only knows the session needs no document. */
export function screensHost(): HTMLElement {
  if (host === null) {
    host = document.createElement('div');
    host.className = 'screens';
  }
  return host;
}

/** Puts the screens into the document, with the dialogs that were open. */
export function attachScreens(place: HTMLElement): void {
  const host = screensHost();
  if (host.parentElement === place) return;
  place.append(host);
  for (const dialog of host.querySelectorAll('dialog')) {
    // A dialog that was taken out is open and modal no more.
    if (dialog.open) dialog.close();
    dialog.showModal();
  }
  if (focused !== null && host.contains(focused)) focused.focus({ preventScroll: true });
  focused = null;
}

/** Takes the screens out of the document, at once. */
export function detachScreens(): void {
  if (host === null || !host.isConnected) return;
  const active = document.activeElement;
  focused = active instanceof HTMLElement && host.contains(active) ? active : null;
  if (document.fullscreenElement !== null) void document.exitFullscreen().catch(() => undefined);
  host.remove();
}
