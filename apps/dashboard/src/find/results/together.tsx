import { useRow } from '../../board/live/use-board.ts';
import { BandPips } from '../../look/parts/band-pips.tsx';
import { useWords } from '../../words/use-words.ts';
import { togetherShort } from '../say/together.ts';
import { useVoice } from '../say/voice.ts';

/** How many fit together, as the board may show it. */
export function Together({ shelterId }: { readonly shelterId: string }) {
  const voice = useVoice();
  const look = useWords('look');
  const row = useRow(shelterId);
  const short = togetherShort(voice, look, row);
  return (
    <p className="found-together" data-exact={row?.view === 'exact' || undefined}>
      <b>{short ?? '?'}</b>
      <span>{voice.t('row.together')}</span>
      {row?.view === 'banded' && <BandPips band={row.places.together} words={false} />}
    </p>
  );
}
