import { Skeleton, useDelayed } from './skeleton.tsx';

interface SheetSkeletonProps {
  readonly waiting: boolean;
  /** Announced to screen readers. */
  readonly label: string;
  /** Heights of the placeholders in px. */
  readonly heights?: readonly number[];
  /** Renders without a card of its own. */
  readonly inCard?: boolean;
}

const THREE_ROWS = [56, 56, 56];

/** Placeholders while the first answer of a read takes longer than 150 ms. */
export function SheetSkeleton({ waiting, label, heights = THREE_ROWS, inCard = false }: SheetSkeletonProps) {
  const isDelayed = useDelayed(waiting);
  if (!isDelayed) return null;
  return (
    <section className={inCard ? undefined : 'sheet-card'} aria-busy="true">
      <p className="aloud" role="status">
        {label}
      </p>
      {heights.map((height, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the placeholders have no identity
        <Skeleton key={i} width="100%" height={height} />
      ))}
    </section>
  );
}
