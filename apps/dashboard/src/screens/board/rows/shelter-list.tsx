import './shelter-list.css';
import { memo, useMemo } from 'react';
import { RowBlock } from './row-block.tsx';

/** Up to this number all rows are rendered; beyond it only the blocks near the viewport. */
const RENDER_ALL = 50;
const BLOCK = 30;

export interface ShelterListProps {
  title: string;
  count: string;
  note: string;
  ids: readonly string[];
  together: number;
  /** The row in the tab order. */
  reached: string | null;
}

/** One part of the list, with a heading that says how exact its numbers are. */
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
      {/* biome-ignore lint/a11y/useSemanticElements: `ul` does not allow the blocks between list and rows */}
      <div role="list">
        {blocks.map((block, place) => (
          <RowBlock
            // biome-ignore lint/suspicious/noArrayIndexKey: a block is identified by its position; rows have keys
            key={place}
            ids={block}
            together={together}
            reached={reached !== null && block.includes(reached) ? reached : null}
            always={ids.length <= RENDER_ALL}
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
