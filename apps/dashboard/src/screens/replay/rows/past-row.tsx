import type { ReplayView, Row } from '@safe-haven/contracts';
import { HouseRow } from '../../../features/row/house-row.tsx';
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
  const was = freeOf(before);
  const changed = was !== null && was !== freeOf(row);
  return (
    <HouseRow
      row={row}
      now={at}
      data-free={freeOf(row) ?? undefined}
      data-changed={changed || undefined}
      data-differs={other !== undefined || undefined}
      name={<b>{row.name}</b>}
    >
      {row.mode === 'kept' && row.view === 'exact' && <PastRooms shelterId={row.shelterId} view={view} at={at} />}
      {changed && <p className="replay-line replay-was">{t('rows.before', { count: was })}</p>}
      {other !== undefined && (
        <p className="replay-line replay-other">
          {t(`rows.other.${view}`)} {other?.view === 'exact' ? <Numbers places={other.places} /> : t('rows.notThere')}
        </p>
      )}
    </HouseRow>
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
