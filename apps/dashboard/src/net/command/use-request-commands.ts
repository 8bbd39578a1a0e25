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
  /** True when it was accepted. */
  request<N extends RequestCommandName>(requestId: string, name: N, body: RequestBody<N>): Promise<boolean>;
  transfer<N extends TransferCommandName>(transferId: string, name: N, body: TransferBody<N>): Promise<boolean>;
  clear(): void;
}

/**
 * Sends the commands of one form on requests and transfers, one at a time. What was not accepted is sent again under its
 * own name, so that it is recorded once; another command has another. `settled` is called after every answer: the
 * screen looks again.
 */
export function useRequestCommands(settled: () => void): RequestCommands {
  const { busy, problem, send, clear } = useCommand();
  const newest = useRef(settled);
  newest.current = settled;
  const sent = async (dedupeKey: string, run: (key: string) => Promise<Answer<CommandAnswer>>): Promise<boolean> => {
    const done = await send(run, { dedupeKey });
    newest.current();
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
