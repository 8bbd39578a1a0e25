import { createElement, Fragment, type ReactNode } from 'react';
import { type PageName, type Place, placeOf } from './guide.ts';
import type { Block, Inline } from './markdown.ts';

interface GuideTextProps {
  readonly blocks: readonly Block[];
  /** The page that they are of: its links may be to itself. */
  readonly page: PageName;
  onGo(place: Place): void;
}

type Cell = readonly Inline[];

/** Parts that keep their order as long as they are shown, and so need no keys. */
const inOrder = (parts: readonly ReactNode[]): ReactNode => createElement(Fragment, null, ...parts);

/** Blocks of the guide, drawn. Links into the guide are buttons that go there; others are words. */
export function GuideText({ blocks, page, onGo }: GuideTextProps) {
  const inline = (part: Inline): ReactNode => {
    switch (part.kind) {
      case 'strong':
        return <strong>{part.text}</strong>;
      case 'code':
        return <kbd>{part.text}</kbd>;
      case 'em':
        return <em>{part.text}</em>;
      case 'link':
        return <GuideLink text={part.text} place={placeOf(part.to, page)} onGo={onGo} />;
      default:
        return part.text;
    }
  };
  const line = (cell: Cell): ReactNode => inOrder(cell.map(inline));
  const item = (inside: readonly Block[]) => (
    <li>
      <GuideText blocks={inside} page={page} onGo={onGo} />
    </li>
  );
  const drawn = (block: Block): ReactNode => {
    switch (block.kind) {
      case 'heading':
        return <h4>{block.text}</h4>;
      case 'paragraph':
        return <p>{line(block.text)}</p>;
      case 'list': {
        const items = inOrder(block.items.map(item));
        return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
      }
      case 'table':
        return <Terms rows={block.rows} line={line} />;
      default:
        return null;
    }
  };
  return inOrder(blocks.map(drawn));
}

/** A link into the guide goes there; one that leads out of it is words, since what it leads to is not in the program. */
function GuideLink({ text, place, onGo }: { text: string; place: Place | null; onGo(place: Place): void }) {
  if (place === null) return text;
  return (
    <button type="button" className="help-link" onClick={() => onGo(place)}>
      {text}
    </button>
  );
}

/** A table as words and what they mean; a first row with one word says what they are of. */
function Terms({ rows, line }: { rows: readonly (readonly Cell[])[]; line(cell: Cell): ReactNode }) {
  const [first = []] = rows;
  const isOf = first.slice(1).every((cell) => cell.length === 0);
  const term = ([word = [], ...meaning]: readonly Cell[]) => (
    <div className="help-term">
      <dt>{line(word)}</dt>
      <dd>{line(meaning.flat())}</dd>
    </div>
  );
  return (
    <>
      {isOf && <h4>{line(first[0] ?? [])}</h4>}
      <dl>{inOrder(rows.slice(isOf ? 1 : 0).map(term))}</dl>
    </>
  );
}
