import type { ProgramItem } from '@eupraxia/clinical';
import type { useText } from '../text/en.ts';

/** A name in the middle of a sentence; initials such as ECR stay as they are. */
const lowered = (name: string): string => (/^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name);

/** Where on the body an activity is: `Left wrist`, `Shoulder, both sides`. */
export function placeText(item: Pick<ProgramItem, 'bodyPart' | 'muscle' | 'side'>, common: ReturnType<typeof useText>): string {
  const part = lowered(item.muscle ?? item.bodyPart);
  const where =
    item.side === 'left' || item.side === 'right'
      ? `${common(item.side)} ${part}`
      : item.side === 'bilateral'
        ? `${part}, ${common(item.side)}`
        : part;
  return `${where.charAt(0).toUpperCase()}${where.slice(1)}`;
}
