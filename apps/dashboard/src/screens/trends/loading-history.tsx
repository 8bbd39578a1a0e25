import type { Problem } from '@safe-haven/contracts';
import { type L10n, wholeNumber } from './format.ts';

interface LoadingHistoryProps {
  readonly problem: Problem;
  readonly l10n: L10n;
}

/** How much of the past the server has loaded. It goes on by itself, and the page asks again by itself. */
export function LoadingHistory({ problem: { read = 0, of = 0 }, l10n }: LoadingHistoryProps) {
  const { t } = l10n;
  const part = t('percent', { value: wholeNumber(l10n, Math.floor((100 * read) / Math.max(1, of))) });
  return (
    <section className="trends-card trends-loading" aria-label={t('history.label')}>
      <p role="status">{t('history.loading')}</p>
      <progress aria-label={t('history.label')} max={Math.max(1, of)} value={read} />
      <p>{t('history.part', { part })}</p>
    </section>
  );
}
