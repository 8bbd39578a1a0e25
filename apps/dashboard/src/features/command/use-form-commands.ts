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

/** A wish on one request. The same key may be sent again for ever: it is recorded once. */
export const sendRequest = <N extends RequestCommandName>(
  requestId: string,
  name: N,
  body: RequestBody<N>,
  key: string,
): Promise<Answer<CommandAnswer>> =>
  api.post(`/api/requests/${encodeURIComponent(requestId)}/${name}`, body, commandAnswer, { key });

/** A wish on one transfer. */
export const sendTransfer = <N extends TransferCommandName>(
  transferId: string,
  name: N,
  body: TransferBody<N>,
  key: string,
): Promise<Answer<CommandAnswer>> =>
  api.post(`/api/transfers/${encodeURIComponent(transferId)}/${name}`, body, commandAnswer, { key });

/** A new, opaque id for a request or a transfer. */
export const newId = (): string => newKey();

export interface Wishes {
  readonly busy: boolean;
  readonly problem: Problem | null;
  /** True when it was accepted. */
  request<N extends RequestCommandName>(requestId: string, name: N, body: RequestBody<N>): Promise<boolean>;
  transfer<N extends TransferCommandName>(transferId: string, name: N, body: TransferBody<N>): Promise<boolean>;
  clear(): void;
}

/**
 * Sends the wishes of one form, one at a time. What was not answered is sent again under its own key, so that it is
 * recorded once; another wish has another key. `settled` is called after every answer: the screen looks again.
 */
export function useWishes(settled: () => void): Wishes {
  const { busy, problem, send, clear } = useSend();
  const unanswered = useRef<{ readonly wish: string; readonly key: string } | null>(null);
  const newest = useRef(settled);
  newest.current = settled;
  const sent = useCallback(
    async (wish: string, go: (key: string) => Promise<Answer<CommandAnswer>>): Promise<boolean> => {
      if (unanswered.current?.wish !== wish) unanswered.current = { wish, key: newKey() };
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
