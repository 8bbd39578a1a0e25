import type {
  CommandAnswer,
  Problem,
  RequestBody,
  RequestCommandName,
  TransferBody,
  TransferCommandName,
} from '@safe-haven/contracts';
import { useRef } from 'react';
import type { Answer } from '../api.ts';
import { sendRequestCommand, sendTransferCommand } from './send.ts';
import { useCommand } from './use-command.ts';

export interface RequestCommands {
  readonly busy: boolean;
  readonly problem: Problem | null;
  /** Resolves to true when accepted. */
  request<N extends RequestCommandName>(requestId: string, name: N, body: RequestBody<N>): Promise<boolean>;
  transfer<N extends TransferCommandName>(transferId: string, name: N, body: TransferBody<N>): Promise<boolean>;
  clear(): void;
}

/**
 * Sends the commands of one form on requests and transfers, one at a time. A command that was not accepted keeps its
 * key when sent again; another command has another key. `settled`: called after every answer, to refetch.
 */
export function useRequestCommands(settled: () => void): RequestCommands {
  const { busy, problem, send, clear } = useCommand();
  const latest = useRef(settled);
  latest.current = settled;
  const sent = async (dedupeKey: string, run: (key: string) => Promise<Answer<CommandAnswer>>): Promise<boolean> => {
    const done = await send(run, { dedupeKey });
    latest.current();
    return done !== null;
  };
  return {
    busy,
    problem,
    clear,
    request: (id, name, body) =>
      sent(JSON.stringify([id, name, body]), (key) => sendRequestCommand(id, name, body, key)),
    transfer: (id, name, body) =>
      sent(JSON.stringify([id, name, body]), (key) => sendTransferCommand(id, name, body, key)),
  };
}
