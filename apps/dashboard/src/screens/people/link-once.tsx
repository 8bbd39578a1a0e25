import '../../features/credentials/secrets.css';
import type { InvitationMade } from '@safe-haven/contracts';
import { useEffect, useRef } from 'react';
import { useFormat, useT } from '../../locales/use-t.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';

/** A one-time link, shown once, and how to hand it over so that nobody else gets the account. */
export function LinkOnce({ name, made, onDone }: { name: string; made: InvitationMade; onDone(): void }) {
  const t = useT('people');
  const format = useFormat();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const when = `${format.day(made.expiresAt)}, ${format.clock(made.expiresAt)}`;
  return (
    <section className="sheet-part shown-once">
      <h3 ref={heading} tabIndex={-1}>
        {t('link.title', { name })}
      </h3>
      <p className="field-hint">{t('link.label')}</p>
      <p className="secret" translate="no">
        {made.link}
      </p>
      <div className="sheet-acts">
        <CopyButton text={made.link} words={t('link.copy')} copied={t('link.copied')} notCopied={t('link.notCopied')} />
      </div>
      <p>{t('link.works', { when })}</p>
      <p>{t('link.how')}</p>
      <div className="sheet-acts">
        <Button variant="primary" onClick={onDone}>
          {t('done')}
        </Button>
      </div>
    </section>
  );
}
