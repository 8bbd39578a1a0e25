import { type SecretChanged, secretChanged, type WebhookTested, webhookTested } from '@safe-haven/contracts';
import { useState } from 'react';
import { api } from '../../../net/api.ts';
import { useCommand } from '../../../net/command/use-command.ts';
import { noContent } from '../../../net/no-content.ts';
import { pathOf } from './addresses.ts';

/** What can be done about one webhook, and what came of it. */
export function useWebhook(webhookId: string, onChanged: () => void) {
  const { busy, problem, send } = useCommand();
  const [tested, setTested] = useState<WebhookTested | null>(null);
  const [secret, setSecret] = useState<SecretChanged | null>(null);
  const post = async (what: string, body: object = {}) => {
    if (await send(() => api.post(pathOf(webhookId, what), body, noContent))) onChanged();
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
    /** All that lies after a place in the log; `0`: everything. */
    replayFrom: (from: string) => post('replay', { from }),
    /** From a message on, that one included; its position is handed back as it came. */
    replayAt: (at: string) => post('replay', { at }),
    test: async () => {
      const sent = await send(() => api.post(pathOf(webhookId, 'test'), {}, webhookTested));
      if (sent) setTested(sent.value);
    },
    changeSecret: async () => {
      const sent = await send(() => api.post(pathOf(webhookId, 'change-secret'), {}, secretChanged));
      if (!sent) return;
      setSecret(sent.value);
      onChanged();
    },
  };
}

export type WebhookActs = ReturnType<typeof useWebhook>;
