import {
  QueryCache,
  QueryClient,
  queryOptions,
  infiniteQueryOptions,
  MutationCache,
  useQuery,
} from '@tanstack/react-query';
import { api, dataAt, dataOf, problemIn, type Me, type WorkListPage } from './api';
import type { Proposal } from './features/proposals/proposal';

// Two people who look at the same handover see each other's acts within this time.
const pollMilliseconds = 5000;
// What a rule proposes is due within a working day at the earliest.
const proposalPollMilliseconds = 30_000;

/** The client of all pages; a session that has ended leads back to the start page. */
export function createQueryClient(): QueryClient {
  const onError = (fault: unknown): void => {
    if (problemIn(fault).status === 401) client.setQueryData(meQuery.queryKey, null);
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: { retry: (count, fault) => count < 2 && problemIn(fault).status === 0, staleTime: 2000 },
    },
  });
  return client;
}

/** Who is logged in; null for nobody. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  staleTime: 60_000,
  queryFn: async (): Promise<Me | null> => {
    try {
      return await dataOf(api.GET('/api/v1/me'));
    } catch (fault) {
      if (problemIn(fault).status === 401) return null;
      throw fault;
    }
  },
});

export const pathwaysQuery = queryOptions({
  queryKey: ['pathways'],
  staleTime: Infinity,
  queryFn: async () => (await dataOf(api.GET('/api/v1/pathways'))).items,
});

/** The organisations as they are today. */
export const organizationsQuery = queryOptions({
  queryKey: ['organizations'],
  staleTime: Infinity,
  queryFn: async () => {
    const at = new Date().toISOString();
    return (await dataOf(api.GET('/api/v1/organizations', { params: { query: { at } } }))).items;
  },
});

export const proposalQuery = (pathway: string, municipality: string, at: string | undefined, sender: string) =>
  queryOptions({
    queryKey: ['receiver', pathway, municipality, at, sender],
    enabled: pathway !== '' && municipality !== '' && sender !== '',
    queryFn: () =>
      dataOf(api.GET('/api/v1/organizations/proposal', { params: { query: { pathway, municipality, at, sender } } })),
  });

export const workListQuery = (view: string) =>
  infiniteQueryOptions({
    queryKey: ['list', view],
    refetchInterval: pollMilliseconds,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }): Promise<WorkListPage> => {
      const limit = view === 'unresolved' ? 200 : 25;
      return dataOf(api.GET('/api/v1/handovers', { params: { query: { view, limit, cursor: pageParam } } }));
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export const handoverQuery = (id: string) =>
  queryOptions({
    queryKey: ['handover', id],
    refetchInterval: pollMilliseconds,
    queryFn: () => dataOf(api.GET('/api/v1/handovers/{id}', { params: { path: { id } } })),
  });

export const timelineQuery = (id: string) =>
  queryOptions({
    queryKey: ['handover', id, 'timeline'],
    refetchInterval: pollMilliseconds,
    queryFn: async () => (await dataOf(api.GET('/api/v1/handovers/{id}/timeline', { params: { path: { id } } }))).items,
  });

export const responsibilityQuery = (id: string, at: string | undefined) =>
  queryOptions({
    queryKey: ['handover', id, 'responsibility', at],
    enabled: at !== undefined,
    retry: false,
    queryFn: () =>
      dataOf(api.GET('/api/v1/handovers/{id}/responsibility', { params: { path: { id }, query: { at } } })),
  });

export const notificationsQuery = queryOptions({
  queryKey: ['notifications'],
  refetchInterval: pollMilliseconds,
  queryFn: async () => (await dataOf(api.GET('/api/v1/notifications', { params: { query: { limit: 200 } } }))).items,
});

export const courseQuery = (id: string) =>
  queryOptions({
    queryKey: ['course', id],
    refetchInterval: pollMilliseconds,
    queryFn: () => dataOf(api.GET('/api/v1/courses/{id}', { params: { path: { id } } })),
  });

/** What a rule proposes to hand over; nothing where this server proposes nothing, or nothing to me. */
export const proposalsQuery = queryOptions({
  queryKey: ['proposals'],
  refetchInterval: proposalPollMilliseconds,
  queryFn: async (): Promise<readonly Proposal[]> => {
    try {
      return (await dataAt<{ readonly items: readonly Proposal[] }>('/api/v1/proposals')).items;
    } catch (fault) {
      if ([403, 404].includes(problemIn(fault).status)) return [];
      throw fault;
    }
  },
});

/** Who is logged in; only for pages that are shown to somebody who is. */
export function useMe(): Me | undefined {
  return useQuery(meQuery).data ?? undefined;
}
