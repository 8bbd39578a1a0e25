import { useFindL10n } from '../../../features/reasons/find-l10n.ts';
import { Skeleton } from '../../../ui/skeleton.tsx';

/** Rows of the real heights while the first answer is awaited. */
export function WaitingResults() {
  const { t } = useFindL10n();
  return (
    <div className="found-waiting" aria-busy="true">
      <p className="aloud" role="status">
        {t('results.loading')}
      </p>
      {[96, 68, 68].map((height, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks without a name
        <Skeleton key={i} width="100%" height={height} />
      ))}
    </div>
  );
}
