import { memo, useRef } from 'react';
import { useNearViewport } from '../../../ui/near-viewport.ts';
import { BoardRow } from './board-row.tsx';

/** Assumed height of a row before it was measured, px. */
const ROW_HEIGHT = 58;

export interface RowBlockProps {
  ids: readonly string[];
  together: number;
  /** The row in the tab order; its block is always rendered. */
  reached: string | null;
  /** Rendered regardless of the viewport. */
  always: boolean;
}

/**
 * A block of rows: rendered near the viewport, else an empty element of the same height, so that ten thousand shelters
 * cost as much as a hundred.
 */
export const RowBlock = memo(function RowBlock({ ids, together, reached, always }: RowBlockProps) {
  const block = useRef<HTMLDivElement>(null);
  const { isNear, height } = useNearViewport(block, !always);
  const drawn = always || isNear || reached !== null;
  return (
    <div ref={block} className="row-block" style={drawn ? undefined : { height: height ?? ids.length * ROW_HEIGHT }}>
      {drawn &&
        ids.map((shelterId) => (
          <BoardRow key={shelterId} shelterId={shelterId} together={together} reached={shelterId === reached} />
        ))}
    </div>
  );
});
