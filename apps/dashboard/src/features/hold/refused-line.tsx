import { isKey } from '../../locales/is-key.ts';
import './held-card.css';
import type { Problem } from '@safe-haven/contracts';
import { TriangleAlert } from 'lucide-react';
import { roleWords } from '../../model/role/who.ts';
import { useNow } from '../../model/time/now.ts';
import { ago } from '../../model/time/time.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { refusalOf } from '../command/refusal.ts';
import { useVoice, type Voice } from '../search/find-text.ts';
import type { Holding } from './use-hold.ts';

/** Refusals because the house is otherwise than it looked a moment ago: the next best place is where to go on. */
const LOST: readonly string[] = [
  'bed_taken',
  'room_taken',
  'no_free_place',
  'cannot_place_together',
  'intake_paused',
  'bed_out_of_service',
];
export const isLost = ({ code }: Problem): boolean => LOST.includes(code);

/** In place of the hold: who was faster and how long ago, or what else went wrong and the way out. */
export function PlaceLine({ holding }: { readonly holding: Holding }) {
  const voice = useVoice();
  const now = useNow(1_000);
  const { placing } = holding;
  if (placing.step !== 'refused') return null;
  const { problem, wish } = placing;
  const { sentence, next, ways } = refusalOf(voice.house, problem, now, false);
  return (
    <div className="place-line" role="alert" data-problem={problem.code}>
      <Icon of={TriangleAlert} size={18} />
      <p>
        <strong>
          {voice.t('place.at', { name: wish.house.name, said: fasterWords(voice, problem, now) ?? sentence })}
        </strong>{' '}
        {isLost(problem) ? voice.t('place.next') : next}
      </p>
      <div>
        {ways.includes('again') && <Button onClick={() => void holding.again()}>{voice.house.t('way.again')}</Button>}
        <Button look="quiet" onClick={holding.dismiss}>
          {voice.house.t('way.dismiss')}
        </Button>
      </div>
    </div>
  );
}

/** "Held 20 s ago by a hotline." */
function fasterWords({ house }: Voice, { code, happened }: Problem, now: number): string | null {
  if (!happened || !LOST.includes(code)) return null;
  const { what, at, byRole } = happened;
  const key = `happened.${what}`;
  return isKey('shelter', key) ? house.t(key, { ago: ago(house, at, now), who: roleWords(house.t, byRole) }) : null;
}
