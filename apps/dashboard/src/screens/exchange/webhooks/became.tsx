import type { WebhookTested } from '@safe-haven/contracts';
import { useT } from '../../../locales/use-t.ts';

/** What became of one try, in words, with the status where there was an answer. */
export function Became({ outcome, status, ms }: WebhookTested) {
  const t = useT('webhooks');
  return (
    <>
      {t(`outcome.${outcome}`)} {status === null ? t('waited', { ms }) : t('took', { status, ms })}
    </>
  );
}
