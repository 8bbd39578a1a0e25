import { Skeleton, useLate } from './skeleton.tsx';

/** The shape of what is being read, once it takes longer than a moment. */
export function SheetSkeleton({ waiting, words }: { readonly waiting: boolean; readonly words: string }) {
  const late = useLate(waiting);
  if (!late) return null;
  return (
    <section className="sheet-card" aria-busy="true">
      <p className="aloud" role="status">
        {words}
      </p>
      {[1, 2, 3].map((row) => (
        <Skeleton key={row} width="100%" height={56} />
      ))}
    </section>
  );
}
