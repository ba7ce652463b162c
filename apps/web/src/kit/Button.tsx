import type { ComponentProps, ReactNode } from 'react';
import './button.css';

/** `ask` is the one next step, `quiet` what else can be done, `plain` a step inside a line, `harm` what stops or takes away. */
export type ButtonKind = 'ask' | 'quiet' | 'plain' | 'harm';

export interface ButtonLook {
  readonly kind?: ButtonKind | undefined;
  /** `live` is 56 px, for a hand that holds a patient. */
  readonly size?: 'usual' | 'live' | undefined;
}

/** The class of a button, for links that look like one. */
export function buttonClass({ kind = 'quiet', size = 'usual' }: ButtonLook = {}): string {
  return `button button-${kind}${size === 'live' ? ' button-live' : ''}`;
}

type ButtonProps = Omit<ComponentProps<'button'>, 'type'> &
  ButtonLook & {
    readonly type?: 'button' | 'submit' | undefined;
    /** Work is under way: the button says so and takes no second press. */
    readonly busy?: boolean | undefined;
    readonly icon?: ReactNode;
  };

/** A button of at least 44 px. Without `type="submit"` it never sends a form. */
export function Button({
  kind,
  size,
  busy = false,
  icon,
  type = 'button',
  children,
  className,
  disabled,
  onClick,
  ...rest
}: ButtonProps) {
  const look = buttonClass({ kind, size });
  return (
    <button
      {...rest}
      type={type}
      disabled={disabled}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      className={className === undefined ? look : `${look} ${className}`}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {icon}
      {children}
    </button>
  );
}
