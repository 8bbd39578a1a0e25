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
  const sure = (word: 'replay' | 'change' | 'remove', onSure: () => unknown) => (
    <TwoStepButton
      label={t(`act.${word}`)}
      confirmLabel={t(`sure.${word}`)}
      {...{ name, busy, cancelLabel: t('keep') }}
      onConfirm={() => void onSure()}
    />
  );
  return (
    <div className="sheet-acts">
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
      {sure('replay', () => acts.replayFrom('0'))}
      {sure('change', acts.changeSecret)}
      {sure('remove', acts.remove)}
    </div>
  );
}
