import './webhooks.css';
import type { ListedWebhook } from '@safe-haven/contracts';
import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useFormat, useT } from '../../../locales/use-t.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Deliveries } from './deliveries.tsx';
import { DeliveryOutcome } from './delivery-outcome.tsx';
import { SecretOnce } from './secret-once.tsx';
import { topicKey } from './topics.ts';
import { useWebhook } from './use-webhook.ts';
import { ActionButtons } from './webhook-actions.tsx';

/** One webhook: its URL and state, the actions on it, and the latest delivery attempts. */
export function WebhookCard({ webhook, onChanged }: { readonly webhook: ListedWebhook; onChanged(): void }) {
  const t = useT('webhooks');
  const format = useFormat();
  const { webhookId, label, address, tells } = webhook;
  const actions = useWebhook(webhookId, onChanged);
  const [shown, setShown] = useState(false);
  const formatInstant = (at: string) => `${format.day(at)}, ${format.clock(at)}`;
  return (
    <section className="sheet-card" data-webhook={webhookId} aria-label={label}>
      <h2>{label}</h2>
      <p className="sheet-text">
        <span translate="no">{address ?? t('unreadable')}</span>
        <span className="sheet-detail">{tells.map((topic) => t(`told.${topicKey(topic)}`)).join(' · ')}</span>
      </p>
      <State webhook={webhook} formatInstant={formatInstant} />
      {webhook.untold > 0 && <Warning>{t('untold', { count: webhook.untold })}</Warning>}
      {actions.secret && (
        <SecretOnce
          secret={actions.secret.secret}
          explanation={t('secret.changed', { when: formatInstant(actions.secret.bothUntil) })}
          onDone={actions.forgetSecret}
        />
      )}
      <ActionButtons webhook={webhook} actions={actions} />
      {actions.tested && (
        <p role="status">
          <DeliveryOutcome {...actions.tested} />
        </p>
      )}
      {actions.problem && <Problem problem={actions.problem} />}
      <details onToggle={(event) => setShown(event.currentTarget.open)}>
        <summary>{t('deliveries.title')}</summary>
        {shown && <Deliveries webhookId={webhookId} formatInstant={formatInstant} onAgain={actions.redeliverFrom} />}
      </details>
    </section>
  );
}

function State({ webhook, formatInstant }: { readonly webhook: ListedWebhook; formatInstant(at: string): string }) {
  const t = useT('webhooks');
  const { state, paused, failingSince, bothSecretsUntil } = webhook;
  if (state === 'paused' && paused) {
    const text = t(`paused.${paused.because}`, { when: formatInstant(paused.at) });
    return paused.because === 'asked' ? <p role="status">{text}</p> : <Warning>{text}</Warning>;
  }
  if (state === 'failing' && failingSince)
    return <Warning>{t('failing', { when: formatInstant(failingSince) })}</Warning>;
  return <p role="status">{bothSecretsUntil ? t('both', { when: formatInstant(bothSecretsUntil) }) : t('on')}</p>;
}

const Warning = ({ children }: { readonly children: string }) => (
  <p role="status" className="webhook-warns">
    <Icon icon={TriangleAlert} size={18} />
    <span>{children}</span>
  </p>
);
