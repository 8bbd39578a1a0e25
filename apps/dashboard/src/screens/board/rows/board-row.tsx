import type { Row } from '@safe-haven/contracts';
import { MessageSquare } from 'lucide-react';
import { memo } from 'react';
import { Link } from 'wouter';
import { Call } from '../../../features/call/call.tsx';
import { ShelterRow } from '../../../features/row/shelter-row.tsx';
import { useT } from '../../../locales/use-t.ts';
import { useRow } from '../../../model/board/use-board.ts';
import { fitOf } from '../../../model/listing/fits.ts';
import { shelterPath } from '../../../model/shelter-path.ts';
import { useNow } from '../../../model/time/now.ts';
import { Icon } from '../../../ui/icon.tsx';
import { useIsHovered, useSelection } from '../selection.ts';
import { FROM_BOARD } from '../use-open-shelter.ts';
import { useHighlight } from './use-highlight.ts';

export interface BoardRowProps {
  shelterId: string;
  /** Required places together; 0: any. */
  together: number;
  /** The row in the tab order (roving tabindex). */
  reached: boolean;
}

/** One shelter in the list. It renders only when this shelter changes. */
export const BoardRow = memo(function BoardRow({ shelterId, together, reached }: BoardRowProps) {
  const t = useT('board');
  const row = useRow(shelterId);
  const now = useNow(30_000);
  const highlight = useHighlight(shelterId);
  const { hovering, selected } = useSelection();
  const isHovered = useIsHovered(row?.area.id);
  if (!row) return null;
  const maybe = fitOf(row, together) === 'maybe' && together > 0;
  return (
    <ShelterRow
      row={row}
      now={now}
      data-free={freeText(row)}
      // Removed after the highlight: moving the element would restart its animation.
      data-pulse={highlight.isRecent ? (highlight.version % 2 === 0 ? 'even' : 'odd') : undefined}
      data-hovered={isHovered || undefined}
      data-selected={selected === shelterId || undefined}
      onPointerEnter={(event) => event.pointerType !== 'touch' && hovering.set(row.area.id)}
      onPointerLeave={() => hovering.set(null)}
      name={
        <Link
          className="row-link"
          href={shelterPath(shelterId)}
          state={FROM_BOARD}
          replace={selected !== null}
          tabIndex={reached ? 0 : -1}
          aria-current={selected === shelterId || undefined}
          onFocus={() => hovering.set(row.area.id)}
          onBlur={() => hovering.set(null)}
        >
          {row.name}
        </Link>
      }
      call={
        row.intake.state === 'ask' &&
        row.intake.why !== 'policy' && (
          <div className="row-call">
            <Call shelterId={shelterId} name={row.name} />
          </div>
        )
      }
    >
      {maybe && (
        <p className="row-maybe">
          <Icon icon={MessageSquare} size={14} /> {t('row.maybe', { count: together })}
        </p>
      )}
      {highlight.isRecent && <span className="row-changed">{t('row.changed')}</span>}
    </ShelterRow>
  );
});

/** The free number as an attribute for tests: a number, a band, or nothing. */
const freeText = (row: Row): string =>
  row.view === 'exact' ? String(row.places.free) : row.view === 'banded' ? (row.places.band ?? '') : '';
