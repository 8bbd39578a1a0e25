import { ShownOnce } from '../../../features/credentials/shown-once.tsx';
import { useT } from '../../../locales/use-t.ts';

interface SecretOnceProps {
  readonly secret: string;
  readonly explanation: string;
  onDone(): void;
}

/** The signing secret of a webhook, shown once. */
export function SecretOnce({ secret, explanation, onDone }: SecretOnceProps) {
  const t = useT('webhooks');
  const copy = { label: t('secret.copy'), copied: t('secret.copied'), notCopied: t('secret.notCopied') };
  return (
    <ShownOnce title={t('secret.title')} secret={secret} copy={copy} done={t('done')} onDone={onDone}>
      <p>{explanation}</p>
    </ShownOnce>
  );
}
