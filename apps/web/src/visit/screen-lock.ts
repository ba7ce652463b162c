/** Since when the screen waits for a sign-in, in UTC ms of the device; null where it does not. */
let since: number | null = null;

/** Says that nobody can work on the screen until somebody signs in; the answer ends it. */
export function lockScreen(): () => void {
  since = Date.now();
  return () => {
    since = null;
  };
}

/** How long the screen has waited for a sign-in, in ms; null where it does not. */
export const lockedFor = (): number | null => (since === null ? null : Math.max(0, Date.now() - since));
