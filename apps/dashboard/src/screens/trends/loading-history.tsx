import type { Problem } from '@safe-haven/contracts';
import { useFormat } from '../../locales/use-t.ts';
import type { L10n } from './format.ts';

interface LoadingHistoryProps {
  readonly problem: Problem;
  readonly l10n: L10n;
}

/** How much of the past the server has loaded. It goes on by itself, and the page asks again by itself. */
export function LoadingHistory({ problem: { read = 0, of = 0 }, l10n: { t } }: LoadingHistoryProps) {
  const format = useFormat();
  return (
    <section className="trends-card trends-loading" aria-label={t('history.label')}>
      <p role="status">{t('history.loading')}</p>
      <progress aria-label={t('history.label')} max={Math.max(1, of)} value={read} />
      <p>{t('history.count', { read: format.number(read), total: format.number(of), count: of })}</p>
    </section>
  );
}
