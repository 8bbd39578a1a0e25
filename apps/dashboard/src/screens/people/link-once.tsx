import type { InvitationMade } from '@safe-haven/contracts';
import { ShownOnce } from '../../features/credentials/shown-once.tsx';
import { useFormat, useT } from '../../locales/use-t.ts';

/** A one-time link, shown once, with advice for passing it on safely. */
export function LinkOnce({ name, created, onDone }: { name: string; created: InvitationMade; onDone(): void }) {
  const t = useT('people');
  const format = useFormat();
  const when = `${format.day(created.expiresAt)}, ${format.clock(created.expiresAt)}`;
  const copy = { label: t('link.copy'), copied: t('link.copied'), notCopied: t('link.notCopied') };
  const title = t('link.title', { name });
  return (
    <ShownOnce title={title} label={t('link.label')} secret={created.link} copy={copy} done={t('done')} onDone={onDone}>
      <p>{t('link.works', { when })}</p>
      <p>{t('link.how')}</p>
    </ShownOnce>
  );
}
