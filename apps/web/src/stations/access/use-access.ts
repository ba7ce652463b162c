import { useInfiniteQuery } from '@tanstack/react-query';
import { client } from '../../app/client.ts';

/** The pages of a patient's report, newest first; read anew whenever the screen is opened. */
export function useAccess(patientId: string) {
  return useInfiniteQuery({
    queryKey: ['access', patientId],
    staleTime: 0,
    queryFn: ({ pageParam }) =>
      client.patients.accessReport(pageParam === undefined ? { patientId } : { patientId, before: pageParam }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ rows, more }) => (more ? rows.at(-1)?.at : undefined),
  });
}
