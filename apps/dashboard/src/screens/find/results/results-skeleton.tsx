import { useFindL10n } from '../../../features/reasons/find-l10n.ts';
import { Skeleton } from '../../../ui/skeleton.tsx';

/** Placeholder rows with the heights of real ones, shown until the first answer. */
export function ResultsSkeleton() {
  const { t } = useFindL10n();
  return (
    <div className="found-waiting" aria-busy="true">
      <p className="aloud" role="status">
        {t('results.loading')}
      </p>
      {[96, 68, 68].map((height, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
        <Skeleton key={i} width="100%" height={height} />
      ))}
    </div>
  );
}
