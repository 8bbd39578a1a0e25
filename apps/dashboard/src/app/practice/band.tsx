import { GraduationCap } from 'lucide-react';
import { useT } from '../../locales/use-t.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';

/** Says on every screen of a practice night that nothing of it is real. */
export function Band({ onLeave }: { onLeave(): void }) {
  const t = useT('practice');
  return (
    <section className="practice-band" aria-label={t('title')}>
      <Icon icon={GraduationCap} size={18} />
      <p>
        <b>{t('band')}</b> <span className="practice-band-more">{t('bandMore')}</span>
      </p>
      <Button variant="quiet" onClick={onLeave}>
        {t('leave')}
      </Button>
    </section>
  );
}
