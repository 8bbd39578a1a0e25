import type { ListedWebhook } from '@safe-haven/contracts';
import { useT } from '../../../locales/use-t.ts';
import { Button } from '../../../ui/button.tsx';
import { TwoStepButton } from '../../../ui/two-step-button.tsx';
import type { WebhookActions } from './use-webhook.ts';

/** The actions on a webhook: test, pause, resume; actions that can't be undone ask for confirmation. */
export function Acts({ webhook, acts }: { readonly webhook: ListedWebhook; readonly acts: WebhookActions }) {
  const t = useT('webhooks');
  const { label: name, state } = webhook;
  const { busy } = acts;
  const confirmButton = (word: 'replay' | 'change' | 'remove', onConfirm: () => unknown) => (
    <TwoStepButton
      label={t(`act.${word}`)}
      confirmLabel={t(`sure.${word}`)}
      {...{ name, busy, cancelLabel: t('keep') }}
      onConfirm={() => void onConfirm()}
    />
  );
  return (
    <div className="sheet-actions">
      <Button busy={busy} aria-label={`${t('act.test')}: ${name}`} onClick={() => void acts.test()}>
        {t('act.test')}
      </Button>
      {state === 'paused' ? (
        <Button busy={busy} aria-label={`${t('act.resume')}: ${name}`} onClick={() => void acts.resume()}>
          {t('act.resume')}
        </Button>
      ) : (
        <Button busy={busy} aria-label={`${t('act.pause')}: ${name}`} onClick={() => void acts.pause()}>
          {t('act.pause')}
        </Button>
      )}
      {confirmButton('replay', () => acts.replayFrom('0'))}
      {confirmButton('change', acts.changeSecret)}
      {confirmButton('remove', acts.remove)}
    </div>
  );
}
