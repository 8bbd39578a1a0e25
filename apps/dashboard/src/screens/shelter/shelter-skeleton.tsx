import { useShelter } from '../../features/shelter/shelter-context.ts';
import { Skeleton, useDelayed } from '../../ui/skeleton.tsx';

/** A placeholder while the shelter is loading, after a delay. */
export function ShelterSkeleton() {
  const { l10n } = useShelter();
  const isDelayed = useDelayed(true);
  return (
    <div className="shelter-skeleton" aria-busy="true">
      <p className="aloud" role="status">
        {l10n.t('loading')}
      </p>
      {isDelayed && (
        <>
          <Skeleton width="100%" height={10} />
          <div className="beds">
            {[1, 2, 3, 4, 5, 6].map((n) => (
              <Skeleton key={n} width={136} height={60} />
            ))}
          </div>
        </>
      )}
    </div>
  );
}
