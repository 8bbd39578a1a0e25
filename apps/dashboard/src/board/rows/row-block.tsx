import { memo, useEffect, useRef, useState } from 'react';
import { HouseRow } from './row.tsx';

/** A row's height before any was measured. */
const ROW_HEIGHT = 58;
/** Rows are drawn this far outside of the window, so that scrolling does not show a gap. */
const MARGIN = '1200px';

export interface RowBlockProps {
  ids: readonly string[];
  together: number;
  /** The row that the Tab key reaches; its block is always drawn. */
  reached: string | null;
  /** Drawn whether or not it is near the window. */
  always: boolean;
}

/**
 * Some rows of a long list: drawn while near the window, else an empty space of the same height. So ten thousand houses
 * cost what a hundred cost.
 */
export const RowBlock = memo(function RowBlock({ ids, together, reached, always }: RowBlockProps) {
  const block = useRef<HTMLDivElement>(null);
  const near = useNear(block, !always);
  const drawn = always || near || reached !== null;
  const height = useRef(ids.length * ROW_HEIGHT);
  useEffect(() => {
    if (drawn && block.current?.offsetHeight) height.current = block.current.offsetHeight;
  });
  return (
    <div ref={block} style={drawn ? undefined : { height: height.current }}>
      {drawn &&
        ids.map((shelterId) => (
          <HouseRow key={shelterId} shelterId={shelterId} together={together} reached={shelterId === reached} />
        ))}
    </div>
  );
});

/** Whether the block is near the window; always true where a browser can't tell. */
function useNear(block: React.RefObject<HTMLDivElement | null>, watch: boolean): boolean {
  const tells = watch && 'IntersectionObserver' in globalThis;
  const [near, setNear] = useState(!tells);
  useEffect(() => {
    if (!tells || !block.current) return setNear(true);
    const observer = new IntersectionObserver((entries) => setNear(entries.at(-1)?.isIntersecting ?? true), {
      rootMargin: MARGIN,
    });
    observer.observe(block.current);
    return () => observer.disconnect();
  }, [block, tells]);
  return near;
}
