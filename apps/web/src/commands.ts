import { useRef } from 'react';
import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import {
  api,
  dataAt,
  dataOf,
  isUncertain,
  problemIn,
  type Handover,
  type HandoverEvent,
  type NewCourse,
  type NewHandover,
} from './api';
import { handoverQuery } from './queries';

interface Act {
  readonly text: string;
  readonly key: string;
}

/**
 * The Idempotency-Key of an act: the same one while nobody knows whether the act was done, so that trying again never
 * does it twice; a new one for another act.
 */
function useActKey(): { readonly keyFor: (act: unknown) => string; readonly settle: (fault: unknown) => void } {
  const act = useRef<Act | undefined>(undefined);
  return {
    keyFor(wanted) {
      const text = JSON.stringify(wanted);
      if (act.current?.text !== text) act.current = { text, key: crypto.randomUUID() };
      return act.current.key;
    },
    settle(fault) {
      if (fault === null || !isUncertain(problemIn(fault))) act.current = undefined;
    },
  };
}

/** Makes a handover, as a draft or sent at once. */
export function useCreateHandover() {
  const client = useQueryClient();
  const { keyFor, settle } = useActKey();
  return useMutation({
    mutationFn: (body: NewHandover) =>
      dataOf(api.POST('/api/v1/handovers', { body, params: { header: { 'Idempotency-Key': keyFor(body) } } })),
    onSettled: (_data, fault) => settle(fault),
    onSuccess: (handover) => keep(client, handover),
  });
}

/** Sends an event to a handover, as of the version that the person saw. */
export function useSendEvent(id: string) {
  const client = useQueryClient();
  const { keyFor, settle } = useActKey();
  return useMutation({
    mutationFn: ({ event, version }: { event: HandoverEvent; version: number }) =>
      dataOf(
        api.POST('/api/v1/handovers/{id}/events', {
          body: event,
          params: { path: { id }, header: { 'If-Match': `"${version}"`, 'Idempotency-Key': keyFor(event) } },
        }),
      ),
    onSettled: (_data, fault) => settle(fault),
    onSuccess: (handover) => keep(client, handover),
    onError: () => client.invalidateQueries({ queryKey: handoverQuery(id).queryKey }),
  });
}

/** Makes linked handovers to several receivers, as one course. */
export function useCreateCourse() {
  const client = useQueryClient();
  const { keyFor, settle } = useActKey();
  return useMutation({
    mutationFn: (body: NewCourse) =>
      dataOf(api.POST('/api/v1/courses', { body, params: { header: { 'Idempotency-Key': keyFor(body) } } })),
    onSettled: (_data, fault) => settle(fault),
    onSuccess: () => client.invalidateQueries({ queryKey: ['list'] }),
  });
}

/** Says no to a proposal, and why. */
export function useDismissProposal(id: string) {
  const client = useQueryClient();
  const { keyFor, settle } = useActKey();
  return useMutation({
    mutationFn: (reason: string) =>
      dataAt<unknown>(`/api/v1/proposals/${encodeURIComponent(id)}/dismiss`, { reason }, keyFor({ reason })),
    onSettled: (_data, fault) => settle(fault),
    onSuccess: () => client.invalidateQueries({ queryKey: ['proposals'] }),
  });
}

/** Says that the notifications about a handover have been seen. */
export function useMarkRead() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (handover: string) =>
      dataOf(api.POST('/api/v1/notifications/{handover}/read', { params: { path: { handover } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['notifications'] }),
  });
}

async function keep(client: QueryClient, handover: Handover): Promise<void> {
  client.setQueryData(handoverQuery(handover.id).queryKey, handover);
  await Promise.all([
    client.invalidateQueries({ queryKey: ['handover', handover.id, 'timeline'] }),
    client.invalidateQueries({ queryKey: ['list'] }),
  ]);
}
