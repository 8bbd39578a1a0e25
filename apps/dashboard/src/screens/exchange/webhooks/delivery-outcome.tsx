import type { WebhookTested } from '@safe-haven/contracts';
import { useT } from '../../../locales/use-t.ts';

/** The outcome of one delivery attempt, with the HTTP status if there was a response. */
export function DeliveryOutcome({ outcome, status, ms }: WebhookTested) {
  const t = useT('webhooks');
  return (
    <>
      {t(`outcome.${outcome}`)} {status === null ? t('waited', { ms }) : t('took', { status, ms })}
    </>
  );
}
