import './demo-line.css';
import { useWords } from '../../locales/use-words.ts';

/** Said on every page of the demo, so that nobody takes an invented house for a real one. */
export function DemoLine() {
  const t = useWords('session');
  return (
    <section className="demo-line" aria-label={t('demoName')}>
      {t('demo')}
    </section>
  );
}
