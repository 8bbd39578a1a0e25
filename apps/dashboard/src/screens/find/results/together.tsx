import { BandPips } from '../../../features/occupancy/band-pips.tsx';
import { useFindL10n } from '../../../features/reasons/find-l10n.ts';
import { useT } from '../../../locales/use-t.ts';
import { useRow } from '../../../model/board/use-board.ts';
import { togetherShort } from '../reasons/together.ts';

/** How many fit together. */
export function Together({ shelterId }: { readonly shelterId: string }) {
  const l10n = useFindL10n();
  const ui = useT('look');
  const row = useRow(shelterId);
  const short = togetherShort(l10n, ui, row);
  return (
    <p className="found-together" data-exact={row?.view === 'exact' || undefined}>
      <b>{short ?? '?'}</b>
      <span>{l10n.t('row.together')}</span>
      {row?.view === 'banded' && row.places.together !== null && (
        <BandPips band={row.places.together} withText={false} />
      )}
    </p>
  );
}
