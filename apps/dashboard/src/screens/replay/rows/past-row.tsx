import '../../../features/row/row.css';
import type { ReplayView, Row } from '@safe-haven/contracts';
import { Intake } from '../../../features/row/intake.tsx';
import { FreeNumber, Places } from '../../../features/row/numbers.tsx';
import { RowFreshness } from '../../../features/row/row-freshness.tsx';
import { useFormat, useT } from '../../../locales/use-t.ts';
import { PastRooms } from './past-rooms.tsx';

interface PastRowProps {
  readonly row: Row;
  /** The same house one change before, where that is known. */
  readonly before: Row | undefined;
  /** The same house in the other view, where it differs there; null: it was not there. */
  readonly other: Row | null | undefined;
  readonly view: ReplayView;
  readonly at: number;
}

/** One house at a past instant: what a row of the board says, how much was free before, and what the other view says. */
export function PastRow({ row, before, other, view, at }: PastRowProps) {
  const t = useT('replay');
  const format = useFormat();
  const was = freeOf(before);
  const changed = was !== null && was !== freeOf(row);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row is laid out as a grid of its own, as on the board
    <div
      role="listitem"
      className="row"
      data-shelter={row.shelterId}
      data-view={row.view}
      data-free={freeOf(row) ?? undefined}
      data-changed={changed || undefined}
      data-differs={other !== undefined || undefined}
    >
      <FreeNumber row={row} now={at} />
      <div className="row-name">
        <b>{row.name}</b>
        <span className="row-area">
          {format.area(row.area)}
          <span className="row-country">, {format.countryShort(row.country)}</span>
        </span>
      </div>
      <Places row={row} now={at} />
      <div className="row-intake">
        <Intake intake={row.intake} now={at} />
      </div>
      <RowFreshness row={row} now={at} />
      {row.mode === 'kept' && row.view === 'exact' && <PastRooms shelterId={row.shelterId} view={view} at={at} />}
      {changed && <p className="replay-line replay-was">{t('rows.before', { count: was })}</p>}
      {other !== undefined && (
        <p className="replay-line replay-other">
          {t(`rows.other.${view}`)} {other?.view === 'exact' ? <Numbers places={other.places} /> : t('rows.notThere')}
        </p>
      )}
    </div>
  );
}

const freeOf = (row: Row | undefined): number | null => (row?.view === 'exact' ? Math.max(0, row.places.free) : null);

/** "3 free, 1 held, 5 occupied". */
function Numbers({ places }: { readonly places: Extract<Row, { view: 'exact' }>['places'] }) {
  const look = useT('look');
  const format = useFormat();
  const states = { free: Math.max(0, places.free), held: places.held, occupied: places.occupied };
  const named = Object.entries(states) as [keyof typeof states, number][];
  return named.map(([state, n]) => `${format.number(n)} ${look(`place.${state}`, { count: n })}`).join(', ');
}
