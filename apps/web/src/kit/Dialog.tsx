import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { Icon } from './Icon.tsx';
import './dialog.css';

/**
 * A native modal dialog: focus stays inside and returns where it came from, Escape closes. Mount it only while it is
 * open. `onClose` undefined makes a dialog that must be answered.
 */
export function Dialog({
  title,
  closeLabel,
  onClose,
  actions,
  children,
}: {
  readonly title: string;
  readonly closeLabel: string;
  readonly onClose?: (() => void) | undefined;
  /** The buttons at the foot, the main one last. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // Closed while it is still in the document, so that the browser gives the focus back.
  useLayoutEffect(() => {
    const dialog = element.current;
    // Behind a lock it is drawn out of the document, and shown when the screens come back.
    if (dialog?.isConnected === true) dialog.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={element}
      className="dialog"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
    >
      <header className="dialog-head">
        <h2 id={titleId}>{title}</h2>
        {onClose === undefined ? null : (
          <button type="button" className="dialog-close" aria-label={closeLabel} onClick={onClose}>
            <Icon name="close" size={20} />
          </button>
        )}
      </header>
      <div className="dialog-body">{children}</div>
      {actions === undefined ? null : <footer className="dialog-foot">{actions}</footer>}
    </dialog>
  );
}
