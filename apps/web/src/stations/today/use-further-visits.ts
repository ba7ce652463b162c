import type { Today, VisitRow } from '@eupraxia/api';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { furtherVisitsQuery } from '../../app/queries.ts';

/** The visits of a day as far as they have been asked for. */
export interface VisitsInView {
  readonly visits: readonly VisitRow[];
  /** Reads the next page; undefined where all are shown. */
  readonly more: (() => void) | undefined;
  readonly isReading: boolean;
  /** Why the last page could not be read; null where it was. */
  readonly error: Error | null;
}

/** The first page of a day and the pages after it that somebody has asked for. */
export function useFurtherVisits(day: string | undefined, first: Today | undefined): VisitsInView {
  const [askedOn, setAskedOn] = useState<string>();
  const shown = first?.day;
  const asked = askedOn !== undefined && askedOn === shown;
  const next = first?.next ?? null;
  const query = useInfiniteQuery({
    ...furtherVisitsQuery(day, next ?? ''),
    enabled: asked && next !== null,
    // The first page may end elsewhere when it is read again: what is shown of the same day stays until then.
    placeholderData: (before, from) => (from?.queryKey[1] === (day ?? 'now') ? before : undefined),
  });
  const pages = asked && next !== null ? (query.data?.pages ?? []) : [];
  // A visit that was moved between two readings may stand on two pages.
  const rows = new Map([...(first?.visits ?? []), ...pages.flatMap(({ visits }) => visits)].map((row) => [row.id, row]));
  const isMore = next !== null && (!asked || query.hasNextPage || query.data === undefined);
  const more = () => {
    if (!asked) setAskedOn(shown);
    else if (query.data === undefined) void query.refetch();
    else void query.fetchNextPage();
  };
  return {
    visits: [...rows.values()],
    more: isMore ? more : undefined,
    isReading: asked && query.isFetching && (query.isPending || query.isFetchingNextPage),
    error: asked ? query.error : null,
  };
}
