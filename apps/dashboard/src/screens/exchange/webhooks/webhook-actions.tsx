import type { ListedWebhook } from '@safe-haven/contracts';
import { useT } from '../../../locales/use-t.ts';
import { Button } from '../../../ui/button.tsx';
import { TwoStepButton } from '../../../ui/two-step-button.tsx';
import type { WebhookActions } from './use-webhook.ts';

/** The actions on a webhook: test, pause, resume; actions that can't be undone ask for confirmation. */
export function ActionButtons({
  webhook,
  actions,
}: {
  readonly webhook: ListedWebhook;
  readonly actions: WebhookActions;
}) {
  const t = useT('webhooks');
  const { label: name, state } = webhook;
  const { busy } = actions;
  const confirmButton = (action: 'replay' | 'change' | 'remove', onConfirm: () => unknown) => (
    <TwoStepButton
      label={t(`act.${action}`)}
      confirmLabel={t(`sure.${action}`)}
      {...{ name, busy, cancelLabel: t('keep') }}
      onConfirm={() => void onConfirm()}
    />
  );
  return (
    <div className="sheet-actions">
      <Button busy={busy} aria-label={`${t('act.test')}: ${name}`} onClick={() => void actions.test()}>
        {t('act.test')}
      </Button>
      {state === 'paused' ? (
        <Button busy={busy} aria-label={`${t('act.resume')}: ${name}`} onClick={() => void actions.resume()}>
          {t('act.resume')}
        </Button>
      ) : (
        <Button busy={busy} aria-label={`${t('act.pause')}: ${name}`} onClick={() => void actions.pause()}>
          {t('act.pause')}
        </Button>
      )}
      {confirmButton('replay', () => actions.redeliverAfter('0'))}
      {confirmButton('change', actions.changeSecret)}
      {confirmButton('remove', actions.remove)}
    </div>
  );
}
