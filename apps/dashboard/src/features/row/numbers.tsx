import type { Row } from '@safe-haven/contracts';
import { unreachable } from '@safe-haven/lang';
import { useFormat, useT } from '../../locales/use-t.ts';
import { isDraft } from '../../model/board/drafts.ts';
import { hasNumber, hasUnknownPlaces } from '../../model/freshness.ts';
import { BandPips } from '../occupancy/band-pips.tsx';
import { OccupancyBar } from '../occupancy/occupancy-bar.tsx';

/** The number of free places in the first column; a band if the number is not visible to the caller. */
export function FreeNumber({ row, now }: { row: Row; now: number }) {
  const ui = useT('look');
  const format = useFormat();
  // A draft has no number yet, which differs from one that nobody knows.
  if (isDraft(row)) return <NoNumber sign="–" />;
  if (!hasNumber(row, now)) return <NoNumber />;
  switch (row.view) {
    case 'exact': {
      const free = Math.max(0, row.places.free);
      return (
        <p className={free === 0 ? 'row-free row-none' : 'row-free'}>
          <b>{format.number(free)}</b>
          <span>{ui('place.free', { count: free })}</span>
        </p>
      );
    }
    case 'banded':
      return (
        // The text of the band is read with the pips.
        <p className={row.places.band === '0' ? 'row-free row-none row-full' : 'row-free'} aria-hidden="true">
          <b>{ui(`bandShort.${row.places.band ?? '0'}`)}</b>
        </p>
      );
    case 'unreadable':
      return <NoNumber />;
    default:
      return unreachable(row);
  }
}

const NoNumber = ({ sign = '?' }: { readonly sign?: string }) => (
  <p className="row-free row-none" aria-hidden="true">
    <b>{sign}</b>
  </p>
);

/** The occupancy bar of an exact shelter, the pips of a banded one, or a text for no number. */
export function Places({ row, now }: { row: Row; now: number }) {
  const t = useT('board');
  const format = useFormat();
  if (!hasNumber(row, now)) {
    const night = row.view === 'exact' ? row.reported?.night : undefined;
    const unknown = night === undefined ? t('row.unknown') : t('row.noReport', { night: format.date(night, 'UTC') });
    const text = isDraft(row) ? t('row.draft') : hasUnknownPlaces(row, now) ? t('row.askPlaces') : unknown;
    return <p className="row-places row-unknown">{text}</p>;
  }
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
          <BandPips band={row.places.band ?? '0'} />
        </div>
      );
    case 'unreadable':
      return <p className="row-places row-unknown">{t('row.unknown')}</p>;
    default:
      return unreachable(row);
  }
}
