import type { Row } from '@safe-haven/contracts';
import { unreachable } from '@safe-haven/lang';
import { BandPips } from '../../../features/occupancy/band-pips.tsx';
import { OccupancyBar } from '../../../features/occupancy/occupancy-bar.tsx';
import { useFormat, useT } from '../../../locales/use-t.ts';

/** The number of free places, always first and in the same column; a band where the number is not ours to know. */
export function FreeNumber({ row }: { row: Row }) {
  const look = useT('look');
  const format = useFormat();
  switch (row.view) {
    case 'exact': {
      const free = Math.max(0, row.places.free);
      return (
        <p className={free === 0 ? 'row-free row-none' : 'row-free'}>
          <b>{format.number(free)}</b>
          <span>{look('place.free', { count: free })}</span>
        </p>
      );
    }
    case 'banded':
      return (
        // The words of the band are read where the pips stand.
        <p className={row.places.band === '0' ? 'row-free row-none row-full' : 'row-free'} aria-hidden="true">
          <b>{look(`bandShort.${row.places.band}`)}</b>
        </p>
      );
    case 'unreadable':
      return (
        <p className="row-free row-none" aria-hidden="true">
          <b>?</b>
        </p>
      );
    default:
      return unreachable(row);
  }
}

/** The bar of an exact house, the pips of a banded one, or that there is no number. */
export function Places({ row }: { row: Row }) {
  const t = useT('board');
  switch (row.view) {
    case 'exact': {
      const { free, spare, held, occupied, outOfService } = row.places;
      return (
        <div className="row-places">
          <OccupancyBar places={{ free: Math.max(0, free), spare, held, occupied, out: outOfService }}>
            {free < 0 && <span className="row-note">{t('row.overBy', { count: -free })}</span>}
            {row.mode === 'kept' && row.reported && (
              <span className="row-note">{t('row.differs', { count: row.reported.occupied })}</span>
            )}
          </OccupancyBar>
        </div>
      );
    }
    case 'banded':
      return (
        <div className="row-places">
          <BandPips band={row.places.band} />
        </div>
      );
    case 'unreadable':
      return <p className="row-places row-unknown">{t('row.unknown')}</p>;
    default:
      return unreachable(row);
  }
}
