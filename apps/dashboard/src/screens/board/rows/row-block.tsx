import { memo, useRef } from 'react';
import { useNearViewport } from '../../../ui/near-viewport.ts';
import { BoardRow } from './board-row.tsx';

/** A row's height before any was measured. */
const ROW_HEIGHT = 58;

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
