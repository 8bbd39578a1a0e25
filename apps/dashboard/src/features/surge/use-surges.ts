import {
  type CommandAnswer,
  commandAnswer,
  type Problem,
  type SurgeBody,
  type SurgeCommandName,
  type SurgeList,
  surgesRead,
} from '@safe-haven/contracts';
import { type Answer, api } from '../../net/api.ts';
import { useCommand } from '../../net/command/use-command.ts';
import { endpointOf } from '../../net/read/endpoints.ts';
import { type Read, useRead } from '../../net/read/use-read.ts';

/** Calls for extra places, live. */
export const useSurges = (): Read<SurgeList> => useRead(endpointOf(surgesRead));

export interface SurgeCommands {
  readonly busy: boolean;
  /** Why the last command was refused; null: it was not. */
  readonly problem: Problem | null;
  /** Resolves to true when accepted. */
  send<N extends SurgeCommandName>(name: N, body: SurgeBody<N>): Promise<boolean>;
}

/** Sends the commands on a surge; `settled` is called after each answer. */
export function useSurgeCommands(surgeId: string, settled: () => void): SurgeCommands {
  const { attempts, isPending, send } = useCommand();
  return {
    busy: isPending(surgeId),
    problem: attempts.find(({ place }) => place === surgeId)?.problem ?? null,
    send: async (name, body) => {
      const dedupeKey = JSON.stringify([name, body]);
      const done = await send((key) => sendSurgeCommand(surgeId, name, body, key), { place: surgeId, dedupeKey });
      settled();
      return done !== null;
    },
  };
}

const sendSurgeCommand = (surgeId: string, name: string, body: object, key: string): Promise<Answer<CommandAnswer>> =>
  api.post(`/api/surges/${encodeURIComponent(surgeId)}/${name}`, body, commandAnswer, { key });
