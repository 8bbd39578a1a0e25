import { Skeleton, useLate } from './skeleton.tsx';

interface SheetSkeletonProps {
  readonly waiting: boolean;
  /** Announced to screen readers. */
  readonly words: string;
  /** Heights of the placeholders in px. */
  readonly heights?: readonly number[];
  /** It stands in a card that is there already. */
  readonly inCard?: boolean;
}

const THREE_ROWS = [56, 56, 56];

/** Placeholders for the first answer of a read, once it takes longer than a moment. */
export function SheetSkeleton({ waiting, words, heights = THREE_ROWS, inCard = false }: SheetSkeletonProps) {
  const late = useLate(waiting);
  if (!late) return null;
  return (
    <section className={inCard ? undefined : 'sheet-card'} aria-busy="true">
      <p className="aloud" role="status">
        {words}
      </p>
      {heights.map((height, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the placeholders have no identity
        <Skeleton key={i} width="100%" height={height} />
      ))}
    </section>
  );
}
