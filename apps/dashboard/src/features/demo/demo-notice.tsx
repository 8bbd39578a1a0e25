import './demo-notice.css';
import { useT } from '../../locales/use-t.ts';

/** Said on every page of the demo, so that nobody takes an invented house for a real one. */
export function DemoNotice() {
  const t = useT('session');
  return (
    <section className="demo-notice" aria-label={t('demoName')}>
      {t('demo')}
    </section>
  );
}
