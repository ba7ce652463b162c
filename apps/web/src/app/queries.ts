import { MutationCache, QueryCache, QueryClient, queryOptions } from '@tanstack/react-query';
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

/** The day's visits; without a day, today in the clinic's zone. */
export const todayQuery = (day: string | undefined) =>
  queryOptions({
    queryKey: ['today', day ?? 'now'],
    queryFn: () => client.today.list(day === undefined ? {} : { day }),
    refetchInterval: 60_000,
  });

/** One chart, its newest visits first. */
export const chartQuery = (patientId: string) =>
  queryOptions({ queryKey: ['chart', patientId], queryFn: () => client.chart.get({ patientId }) });

export const patientSearchQuery = (query: string) =>
  queryOptions({ queryKey: ['patients', query], queryFn: () => client.patients.search({ query }) });

export const templatesQuery = queryOptions({ queryKey: ['templates'], queryFn: () => client.program.templates() });

export const peopleQuery = queryOptions({ queryKey: ['people'], queryFn: () => client.admin.people() });
