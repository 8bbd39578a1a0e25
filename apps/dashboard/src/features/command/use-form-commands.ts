import {
  type CommandAnswer,
  commandAnswer,
  type Problem,
  type RequestBody,
  type RequestCommandName,
  type TransferBody,
  type TransferCommandName,
} from '@safe-haven/contracts';
import { useCallback, useRef } from 'react';
import { type Answer, api, newKey } from '../../net/api.ts';
import { useSend } from '../session/use-send.ts';

/** A command on one request. The same key may be sent again for ever: it is recorded once. */
export const sendRequest = <N extends RequestCommandName>(
  requestId: string,
  name: N,
  body: RequestBody<N>,
  key: string,
): Promise<Answer<CommandAnswer>> =>
  api.post(`/api/requests/${encodeURIComponent(requestId)}/${name}`, body, commandAnswer, { key });

/** A command on one transfer. */
export const sendTransfer = <N extends TransferCommandName>(
  transferId: string,
  name: N,
  body: TransferBody<N>,
  key: string,
): Promise<Answer<CommandAnswer>> =>
  api.post(`/api/transfers/${encodeURIComponent(transferId)}/${name}`, body, commandAnswer, { key });

/** A new, opaque id for a request or a transfer. */
export const newId = (): string => newKey();

export interface FormCommands {
  readonly busy: boolean;
  readonly problem: Problem | null;
  /** True when it was accepted. */
  request<N extends RequestCommandName>(requestId: string, name: N, body: RequestBody<N>): Promise<boolean>;
  transfer<N extends TransferCommandName>(transferId: string, name: N, body: TransferBody<N>): Promise<boolean>;
  clear(): void;
}

/**
 * Sends the commands of one form, one at a time. What was not answered is sent again under its own key, so that it is
 * recorded once; another command has another key. `settled` is called after every answer: the screen looks again.
 */
export function useFormCommands(settled: () => void): FormCommands {
  const { busy, problem, send, clear } = useSend();
  const unanswered = useRef<{ readonly command: string; readonly key: string } | null>(null);
  const newest = useRef(settled);
  newest.current = settled;
  const sent = useCallback(
    async (command: string, go: (key: string) => Promise<Answer<CommandAnswer>>): Promise<boolean> => {
      if (unanswered.current?.command !== command) unanswered.current = { command, key: newKey() };
      const { key } = unanswered.current;
      const done = await send(() => go(key));
      if (done) unanswered.current = null;
      newest.current();
      return done !== null;
    },
    [send],
  );
  return {
    busy,
    problem,
    clear,
    request: (id, name, body) => sent(JSON.stringify([id, name, body]), (key) => sendRequest(id, name, body, key)),
    transfer: (id, name, body) => sent(JSON.stringify([id, name, body]), (key) => sendTransfer(id, name, body, key)),
  };
}
