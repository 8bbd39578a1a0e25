import { useT } from '../../../locales/use-t.ts';
import { Skeleton } from '../../../ui/skeleton.tsx';

const ROWS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

/** Placeholder rows with the columns and heights of real ones, so that nothing shifts when those arrive. */
export function SkeletonRows() {
  const t = useT('board');
  return (
    <div className="houses" aria-busy="true">
      <p className="aloud" role="status">
        {t('loading')}
      </p>
      {ROWS.map((key) => (
        <div key={key} className="row" data-view="exact">
          <div className="row-free">
            <Skeleton width={24} height={24} />
          </div>
          <div className="row-name">
            <Skeleton width={120} height={14} />
            <Skeleton width={150} height={11} />
          </div>
          <div className="row-places">
            <Skeleton width="100%" height={10} />
          </div>
          <div className="row-intake">
            <Skeleton width={60} height={12} />
          </div>
          <div className="row-message">
            <Skeleton width={70} height={11} />
          </div>
        </div>
      ))}
    </div>
  );
}
