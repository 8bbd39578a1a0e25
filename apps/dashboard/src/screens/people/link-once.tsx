import type { InvitationMade } from '@safe-haven/contracts';
import { ShownOnce } from '../../features/credentials/shown-once.tsx';
import { useFormat, useT } from '../../locales/use-t.ts';

/** A one-time link, shown once, with advice for passing it on safely. */
export function LinkOnce({ name, made, onDone }: { name: string; made: InvitationMade; onDone(): void }) {
  const t = useT('people');
  const format = useFormat();
  const when = `${format.day(made.expiresAt)}, ${format.clock(made.expiresAt)}`;
  const copy = { label: t('link.copy'), copied: t('link.copied'), notCopied: t('link.notCopied') };
  const title = t('link.title', { name });
  return (
    <ShownOnce title={title} label={t('link.label')} secret={made.link} copy={copy} done={t('done')} onDone={onDone}>
      <p>{t('link.works', { when })}</p>
      <p>{t('link.how')}</p>
    </ShownOnce>
  );
}
