import { useFormat, useT } from '../../../locales/use-t.ts';
import { useRow } from '../../../model/board/use-board.ts';

/**
 * The current places of a shelter on the board: a number of one's own, the words of the band of another organisation's.
 */
export function CurrentOffer({ shelterId }: { readonly shelterId: string }) {
  const t = useT('look');
  const format = useFormat();
  const row = useRow(shelterId);
  if (row?.view === 'banded' && row.places.band !== null) return <p>{t(`band.${row.places.band}`)}</p>;
  if (row?.view !== 'exact') return null;
  const { free } = row.places;
  return (
    <p>
      <b>{format.number(Math.max(0, free))}</b> {t('place.free', { count: free })}
    </p>
  );
}
