import './row.css';
import type { Row } from '@safe-haven/contracts';
import type { ComponentProps, ReactNode } from 'react';
import { useFormat } from '../../locales/use-t.ts';
import { Intake } from './intake.tsx';
import { FreeNumber, Places } from './numbers.tsx';
import { RowFreshness } from './row-freshness.tsx';

interface ShelterRowProps extends ComponentProps<'div'> {
  readonly row: Row;
  readonly now: number;
  /** What it is called: on the board a way into it. */
  readonly name: ReactNode;
  /** Where the house is asked by phone. */
  readonly call?: ReactNode;
  /** Lines below the row. */
  readonly children?: ReactNode;
}

/** One house in a list, of now or of then: what is free, what it is called, its places, whom it takes, how fresh it is. */
export function ShelterRow({ row, now, name, call, children, ...attributes }: ShelterRowProps) {
  const format = useFormat();
  return (
    // biome-ignore lint/a11y/useSemanticElements: blocks stand between the list and its rows, which ul does not allow
    <div role="listitem" className="row" data-shelter={row.shelterId} data-view={row.view} {...attributes}>
      <FreeNumber row={row} now={now} />
      <div className="row-name">
        {name}
        <span className="row-area">
          {format.area(row.area)}
          <span className="row-country">, {format.countryShort(row.country)}</span>
        </span>
      </div>
      <Places row={row} now={now} />
      <div className="row-intake">
        <Intake intake={row.intake} now={now} />
      </div>
      {call}
      <RowFreshness row={row} now={now} />
      {children}
    </div>
  );
}
