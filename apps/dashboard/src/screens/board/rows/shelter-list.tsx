import './shelter-list.css';
import { memo, useMemo } from 'react';
import { RowBlock } from './row-block.tsx';

/** Up to here every row is drawn; beyond, only the blocks near the window. */
const DRAW_ALL = 50;
const BLOCK = 30;

export interface ShelterListProps {
  title: string;
  count: string;
  note: string;
  ids: readonly string[];
  together: number;
  /** The row that the Tab key reaches. */
  reached: string | null;
}

/** One part of the list under its heading, which says how exact the numbers are and why. */
export const ShelterList = memo(function ShelterList({ title, count, note, ids, together, reached }: ShelterListProps) {
  const blocks = useMemo(() => inBlocks(ids), [ids]);
  return (
    <section className="houses-part">
      <header className="houses-head">
        <h2>
          {title} <span className="houses-count">{count}</span>
        </h2>
        <p>{note}</p>
      </header>
      {/* biome-ignore lint/a11y/useSemanticElements: blocks stand between the list and its rows, which ul does not allow */}
      <div role="list">
        {blocks.map((block, place) => (
          <RowBlock
            // biome-ignore lint/suspicious/noArrayIndexKey: a block is a place in the list; its rows have keys of their own
            key={place}
            ids={block}
            together={together}
            reached={reached !== null && block.includes(reached) ? reached : null}
            always={ids.length <= DRAW_ALL}
          />
        ))}
      </div>
    </section>
  );
});

function inBlocks(ids: readonly string[]): string[][] {
  const blocks: string[][] = [];
  for (let i = 0; i < ids.length; i += BLOCK) blocks.push(ids.slice(i, i + BLOCK));
  return blocks;
}
