import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { stopKeyName, stopKeyShortcuts } from './stop-key.ts';
import './stop-press.css';

/**
 * The button of STOP. It takes effect when the finger lands, not when it leaves, and no guard holds it back. A modal dialog
 * would put it out of reach: while one is open it stands at the dialog’s foot too.
 */
export function StopPress({
  label,
  how,
  onPress,
  disabled,
  keyed = true,
}: {
  readonly label: string;
  /** The keys, in words. */
  readonly how: string;
  readonly onPress: () => void;
  readonly disabled: boolean;
  /** False where the key stops another visit than this one: the button does not name it. */
  readonly keyed?: boolean;
}) {
  const dialog = useOpenDialog();
  // One press is one STOP: the finger that lands and the click that follows are the same.
  const landed = useRef(false);
  const button = (
    <button
      type="button"
      className="stop"
      data-unguarded=""
      onPointerDown={(event) => {
        landed.current = event.button === 0;
        if (landed.current) onPress();
      }}
      onClick={(event) => {
        const same = landed.current && event.detail !== 0;
        landed.current = false;
        if (!same) onPress();
      }}
      disabled={disabled}
      title={keyed ? how : undefined}
      aria-keyshortcuts={keyed ? stopKeyShortcuts : undefined}
    >
      {label}
      {keyed ? (
        <span className="stop-key" aria-hidden="true">
          {stopKeyName}
        </span>
      ) : null}
    </button>
  );
  return (
    <>
      {button}
      {dialog === null ? null : createPortal(<div className="stop-in-dialog">{button}</div>, dialog)}
    </>
  );
}

/** The modal dialog that lies over the page, whoever opened it; the innermost where there are several. */
function useOpenDialog(): Element | null {
  const [dialog, setDialog] = useState<Element | null>(null);
  useEffect(() => {
    const look = (): void => setDialog([...document.querySelectorAll('dialog:modal')].at(-1) ?? null);
    const watcher = new MutationObserver(look);
    watcher.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['open'] });
    look();
    return () => watcher.disconnect();
  }, []);
  return dialog;
}
