import './row.css';
import './row-highlight.css';
import './row-wide.css';
import type { Row } from '@safe-haven/contracts';
import type { ComponentProps, ReactNode } from 'react';
import { useFormat } from '../../locales/use-t.ts';
import { isDraft } from '../../model/board/drafts.ts';
import { LastCall } from '../call/last-call.tsx';
import { Extra } from '../occupancy/extra.tsx';
import { DraftMark, Intake } from './intake.tsx';
import { FreeNumber, Places } from './numbers.tsx';
import { RowFreshness } from './row-freshness.tsx';

interface ShelterRowProps extends ComponentProps<'div'> {
  readonly row: Row;
  readonly now: number;
  /** The name; on the board a link. */
  readonly name: ReactNode;
  /** The phone number, where the shelter has to be called. */
  readonly call?: ReactNode;
  /** Content below the row. */
  readonly children?: ReactNode;
}

/** One shelter in a list, present or past: free places, name, occupancy, intake, freshness. */
export function ShelterRow({ row, now, name, call, children, ...attributes }: ShelterRowProps) {
  const format = useFormat();
  return (
    // biome-ignore lint/a11y/useSemanticElements: `ul` does not allow the blocks between list and rows
    <div
      role="listitem"
      className="row"
      data-shelter={row.shelterId}
      data-view={row.view}
      data-draft={isDraft(row) || undefined}
      {...attributes}
    >
      <FreeNumber row={row} now={now} />
      <div className="row-name">
        {name}
        <span className="row-area">
          {format.area(row.area)}
          <span className="row-country">, {format.countryShort(row.country)}</span>
        </span>
      </div>
      <Places row={row} now={now} />
      <div className="row-intake">{isDraft(row) ? <DraftMark /> : <Intake intake={row.intake} now={now} />}</div>
      {call}
      <RowFreshness row={row} now={now} />
      {row.view !== 'unreadable' && <LastCall call={row.call} />}
      {row.view !== 'unreadable' && <Extra of={row.extra} />}
      {children}
    </div>
  );
}
