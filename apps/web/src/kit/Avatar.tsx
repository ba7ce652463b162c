import { initialsOf } from './initials.ts';
import './avatar.css';

/** A person's initials in a disc; the name stands beside it. */
export function Avatar({ name, size = 46 }: { readonly name: string; readonly size?: number }) {
  return (
    <span className="avatar" aria-hidden="true" style={{ inlineSize: size, blockSize: size, fontSize: Math.round(size * 0.35) }}>
      {initialsOf(name)}
    </span>
  );
}
