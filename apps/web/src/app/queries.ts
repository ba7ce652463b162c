import { infiniteQueryOptions, MutationCache, QueryCache, QueryClient, queryOptions } from '@tanstack/react-query';
import { client } from './client.ts';
import { faultFrom } from './fault.ts';
import { recordReached } from './session.ts';

const onError = (error: unknown) => {
  if (faultFrom(error).code === 'EUP_WEB_UNREACHED') recordReached(false);
};

/** What the screens have read from the server, for half a minute; refusals are not asked again, silence is, twice. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: onError, onSuccess: () => recordReached(true) }),
  mutationCache: new MutationCache({ onError: onError, onSuccess: () => recordReached(true) }),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      networkMode: 'always',
      retry: (failures, error) => failures < 2 && faultFrom(error).code === 'EUP_WEB_UNREACHED',
    },
    mutations: { networkMode: 'always' },
  },
});

/** The first page of the day's visits; without a day, today in the clinic's zone. */
export const todayQuery = (day: string | undefined) =>
  queryOptions({
    queryKey: ['today', day ?? 'now'],
    queryFn: () => client.today.list(day === undefined ? {} : { day }),
    refetchInterval: 60_000,
  });

/** The day's visits after its first page, by pages. */
export const furtherVisitsQuery = (day: string | undefined, first: string) =>
  infiniteQueryOptions({
    queryKey: ['today', day ?? 'now', 'after', first],
    queryFn: ({ pageParam: after }) => client.today.list(day === undefined ? { after } : { day, after }),
    initialPageParam: first,
    getNextPageParam: ({ next }) => next,
    refetchInterval: 60_000,
  });

/** One chart, its newest visits first. */
export const chartQuery = (patientId: string) =>
  queryOptions({ queryKey: ['chart', patientId], queryFn: () => client.chart.get({ patientId }) });

/** One visit's row of the day. */
export const visitRowQuery = (visitId: string) =>
  queryOptions({ queryKey: ['visit-row', visitId], queryFn: () => client.visit.row({ visitId }) });

export const patientSearchQuery = (query: string) =>
  queryOptions({ queryKey: ['patients', query], queryFn: () => client.patients.search({ query }) });

export const templatesQuery = queryOptions({ queryKey: ['templates'], queryFn: () => client.program.templates() });

export const peopleQuery = queryOptions({ queryKey: ['people'], queryFn: () => client.admin.people() });

/** The clinics in which the signed-in person has a place. */
export const clinicsQuery = queryOptions({ queryKey: ['account', 'clinics'], queryFn: () => client.account.clinics() });

/** How the signed-in person proves who they are. */
export const securityQuery = queryOptions({ queryKey: ['account', 'security'], queryFn: () => client.account.security() });

/** The person's living sign-ins. */
export const sessionsQuery = queryOptions({ queryKey: ['account', 'sessions'], queryFn: () => client.account.sessions() });

/** Under which name people open the program. */
export const addressQuery = queryOptions({ queryKey: ['account', 'address'], queryFn: () => client.admin.address() });

export const invitationsQuery = queryOptions({ queryKey: ['invitations'], queryFn: () => client.admin.invitations() });
