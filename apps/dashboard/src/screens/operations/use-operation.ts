import {
  type CommandAnswer,
  commandAnswer,
  type OperationBody,
  type OperationCommandName,
  type OperationList,
  type OperationPlan,
  type OperationView,
  operationPlan,
  operationRead,
  operationsRead,
  type Problem,
} from '@safe-haven/contracts';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { type Answer, api } from '../../net/api.ts';
import { useCommand } from '../../net/command/use-command.ts';
import { endpointOf } from '../../net/read/endpoints.ts';
import { type QueryFailed, queries, refetch, valueOrThrow } from '../../net/read/queries.ts';
import { type Read, useLastResult, useRead, useRemoveOnUnmount } from '../../net/read/use-read.ts';

const pathTo = (operationId: string): string => `/api/operations/${encodeURIComponent(operationId)}`;

/** The operations that run: one's own, and of other organisations' their size and kinds. */
export const useOperations = (): Read<OperationList> => useRead(endpointOf(operationsRead));

/** One operation, live. */
export const useOperation = (operationId: string): Read<OperationView> =>
  useRead(endpointOf(operationRead, { operationId }));

export interface PlanRead {
  /** The latest plan; kept while the next one is made. */
  readonly plan: OperationPlan | null;
  /** A plan is being made for what has changed. */
  readonly waiting: boolean;
  readonly problem: Problem | null;
  refetch(): void;
}

/** The plan for an operation as it is now; nothing is asked where nobody waits for a place. */
export function usePlan(view: OperationView): PlanRead {
  const waits = view.situation === 'open' && view.lines.some(({ situation }) => isPlanned(situation));
  const asks = waits ? JSON.stringify([view.lines.map(planned), view.from, view.avoid]) : null;
  const path = `${pathTo(view.operationId)}/plan`;
  const queryKey = ['other', `${path} ${asks}`] as const;
  const shown = useRef<string | null>(null);
  const query = useQuery<OperationPlan, QueryFailed>(
    {
      queryKey,
      enabled: waits,
      queryFn: async ({ signal }) =>
        valueOrThrow(await api.post(path, { shown: shown.current }, operationPlan, { signal })),
    },
    queries,
  );
  useRemoveOnUnmount(queryKey);
  const { answered, value, problem } = useLastResult(query, asks);
  shown.current = value?.plan ?? null;
  const again = () => void refetch(queryKey);
  return {
    plan: waits ? value : null,
    waiting: waits && answered !== asks,
    problem: waits ? problem : null,
    refetch: again,
  };
}

/** Whether a party in this situation is planned. */
const isPlanned = (situation: OperationView['lines'][number]['situation']): boolean =>
  situation === 'met' || situation === 'refused' || situation === 'open';

const planned = ({ requestId, place, refused, ...line }: OperationView['lines'][number]) => ({
  ...line,
  heldIn: place?.shelterId ?? null,
  refused,
});

export interface OperationCommands {
  isPending(place: string): boolean;
  /** Why the last command of a place on the screen was refused; null: it was not. */
  problemAt(place: string): Problem | null;
  /** Resolves to true when accepted. */
  send<N extends OperationCommandName>(place: string, name: N, body: OperationBody<N>): Promise<boolean>;
}

/** Sends the commands on an operation, one at a time from each place; `settled` is called after each answer. */
export function useOperationCommands(operationId: string, settled: () => void): OperationCommands {
  const { attempts, isPending, send } = useCommand();
  const latest = useRef(settled);
  latest.current = settled;
  return {
    isPending,
    problemAt: (place) => attempts.find((attempt) => attempt.place === place)?.problem ?? null,
    send: async (place, name, body) => {
      const dedupeKey = JSON.stringify([name, body]);
      const done = await send((key) => sendOperationCommand(operationId, name, body, key), { place, dedupeKey });
      latest.current();
      return done !== null;
    },
  };
}

const sendOperationCommand = (
  operationId: string,
  name: string,
  body: object,
  key: string,
): Promise<Answer<CommandAnswer>> => api.post(`${pathTo(operationId)}/${name}`, body, commandAnswer, { key });
