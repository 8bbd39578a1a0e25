import { ShownOnce } from '../../../features/credentials/shown-once.tsx';
import { useT } from '../../../locales/use-t.ts';

interface SecretOnceProps {
  readonly secret: string;
  readonly said: string;
  onDone(): void;
}

/** The secret that signs what is told: here and now, and never again. */
export function SecretOnce({ secret, said, onDone }: SecretOnceProps) {
  const t = useT('webhooks');
  const copy = { words: t('secret.copy'), copied: t('secret.copied'), notCopied: t('secret.notCopied') };
  return (
    <ShownOnce title={t('secret.title')} secret={secret} copy={copy} done={t('done')} onDone={onDone}>
      <p>{said}</p>
    </ShownOnce>
  );
}
