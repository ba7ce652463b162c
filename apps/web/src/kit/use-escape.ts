import { useEffect, useRef } from 'react';

type Close = { current: () => void };

/** What is open in this tab and closed by Escape, the one opened last at the end. */
const open: Close[] = [];

/** Escape closes what was opened last. A modal dialog does that by itself, and what lies under it stays open. */
function onKey(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('dialog:modal') !== null) return;
  const last = open.at(-1);
  if (last === undefined) return;
  event.preventDefault();
  last.current();
}

/** Closes a sheet, a row or a drawer by Escape while it is open. */
export function useEscape(isOpen: boolean, close: () => void): void {
  const latest = useRef(close);
  latest.current = close;
  useEffect(() => {
    if (!isOpen) return;
    const mine: Close = { current: () => latest.current() };
    if (open.length === 0) document.addEventListener('keydown', onKey);
    open.push(mine);
    return () => {
      open.splice(open.indexOf(mine), 1);
      if (open.length === 0) document.removeEventListener('keydown', onKey);
    };
  }, [isOpen]);
}
