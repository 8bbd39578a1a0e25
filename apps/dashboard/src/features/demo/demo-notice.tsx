import './demo-notice.css';
import { useT } from '../../locales/use-t.ts';

/** A notice on every page of the demo, so that nobody takes the invented shelters for real ones. */
export function DemoNotice() {
  const t = useT('session');
  return (
    <section className="demo-notice" aria-label={t('demoName')}>
      {t('demo')}
    </section>
  );
}
