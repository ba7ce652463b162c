import type { Activity } from '../visit/activity.ts';
import type { PhraseParams } from './shape.ts';

/** Names an activity where a sentence needs it. */
export type Naming = (activity: Activity) => PhraseParams;

/** Within a section an activity is named once; `apart`, where sentences stand without their neighbours, each time. */
export function naming(apart: boolean): Naming {
  const named = new Set<string>();
  return (activity) => {
    if (!apart && named.has(activity.item.id)) return {};
    named.add(activity.item.id);
    return { activity: activity.name };
  };
}
