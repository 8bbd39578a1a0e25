import '../../../features/credentials/secrets.css';
import { useEffect, useRef } from 'react';
import { useT } from '../../../locales/use-t.ts';
import { Button } from '../../../ui/button.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';

interface SecretOnceProps {
  readonly secret: string;
  readonly said: string;
  onDone(): void;
}

/** The secret that signs what is told: here and now, and never again. */
export function SecretOnce({ secret, said, onDone }: SecretOnceProps) {
  const t = useT('webhooks');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="sheet-part shown-once">
      <h3 ref={heading} tabIndex={-1}>
        {t('secret.title')}
      </h3>
      <p className="secret" translate="no">
        {secret}
      </p>
      <div className="sheet-acts">
        <CopyButton
          text={secret}
          words={t('secret.copy')}
          copied={t('secret.copied')}
          notCopied={t('secret.notCopied')}
        />
      </div>
      <p>{said}</p>
      <div className="sheet-acts">
        <Button variant="primary" onClick={onDone}>
          {t('done')}
        </Button>
      </div>
    </section>
  );
}
