import { type SecretChanged, secretChanged, type WebhookTested, webhookTested } from '@safe-haven/contracts';
import { useState } from 'react';
import { api } from '../../../net/api.ts';
import { useCommand } from '../../../net/command/use-command.ts';
import { noContent } from '../../../net/no-content.ts';

const pathOf = (webhookId: string, command: string): string =>
  `/api/webhooks/${encodeURIComponent(webhookId)}/${command}`;

/** The commands on one webhook, and the result of the last one. */
export function useWebhook(webhookId: string, onChanged: () => void) {
  const { busy, problem, send } = useCommand();
  const [tested, setTested] = useState<WebhookTested | null>(null);
  const [secret, setSecret] = useState<SecretChanged | null>(null);
  const post = async (what: string, body: object = {}) => {
    if (await send((key) => api.post(pathOf(webhookId, what), body, noContent, { key }))) onChanged();
  };
  return {
    busy,
    problem,
    tested,
    secret,
    forgetSecret: () => setSecret(null),
    pause: () => post('pause'),
    resume: () => post('resume'),
    remove: () => post('remove'),
    /** Redelivers everything after a position of the log; `0`: everything. */
    redeliverAfter: (from: string) => post('replay', { from }),
    /** Redelivers from a message on, inclusive; its position is sent back unchanged. */
    redeliverFrom: (at: string) => post('replay', { at }),
    test: async () => {
      const sent = await send(() => api.post(pathOf(webhookId, 'test'), {}, webhookTested));
      if (sent) setTested(sent.value);
    },
    changeSecret: async () => {
      const sent = await send((key) => api.post(pathOf(webhookId, 'change-secret'), {}, secretChanged, { key }));
      if (!sent) return;
      setSecret(sent.value);
      onChanged();
    },
  };
}

export type WebhookActions = ReturnType<typeof useWebhook>;
