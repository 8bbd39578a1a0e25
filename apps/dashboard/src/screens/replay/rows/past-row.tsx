import type { ReplayView, Row } from '@safe-haven/contracts';
import { ShelterRow } from '../../../features/row/shelter-row.tsx';
import { useFormat, useT } from '../../../locales/use-t.ts';
import { PastRooms } from './past-rooms.tsx';

interface PastRowProps {
  readonly row: Row;
  /** The row before the change, where it is known. */
  readonly before: Row | undefined;
  /** The row of the other view where it differs; null: missing there. */
  readonly other: Row | null | undefined;
  readonly view: ReplayView;
  readonly at: number;
}

/** One shelter at a past instant: the row of the board, the free places before, and the other view. */
export function PastRow({ row, before, other, view, at }: PastRowProps) {
  const t = useT('replay');
  const was = freeOf(before);
  const changed = was !== null && was !== freeOf(row);
  return (
    <ShelterRow
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
    </ShelterRow>
  );
}

const freeOf = (row: Row | undefined): number | null => (row?.view === 'exact' ? Math.max(0, row.places.free) : null);

/** "3 free, 1 held, 5 occupied". */
function Numbers({ places }: { readonly places: Extract<Row, { view: 'exact' }>['places'] }) {
  const ui = useT('look');
  const format = useFormat();
  const states = { free: Math.max(0, places.free), held: places.held, occupied: places.occupied };
  const entries = Object.entries(states) as [keyof typeof states, number][];
  return entries.map(([state, n]) => `${format.number(n)} ${ui(`place.${state}`, { count: n })}`).join(', ');
}
