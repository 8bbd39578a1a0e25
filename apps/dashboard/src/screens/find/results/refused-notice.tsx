import '../../../features/shelter/outcome.css';
import './refused-notice.css';
import type { Problem } from '@safe-haven/contracts';
import { TriangleAlert } from 'lucide-react';
import { Call } from '../../../features/call/call.tsx';
import { causeText, refusalOf } from '../../../features/command/refusal.ts';
import type { PlaceHold } from '../../../features/hold/use-place-hold.ts';
import { type FindL10n, useFindL10n } from '../../../features/reasons/find-l10n.ts';
import { useNow } from '../../../model/time/now.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';

/** Refusals because the shelter changed since the search: the next result is offered. */
const LOST_RACE: readonly string[] = [
  'bed_taken',
  'room_taken',
  'no_place_for_party',
  'no_free_place',
  'cannot_place_together',
  'intake_paused',
  'bed_out_of_service',
];
const isLostRace = ({ code }: Problem): boolean => LOST_RACE.includes(code);
/** Somebody else was faster, or the house changed: said above the next best place, where the thumb is (FP-22). */
export const hasLostRace = ({ placing }: PlaceHold): boolean =>
  placing.step === 'refused' && isLostRace(placing.problem);

/** Why the hold was refused, by whom it was taken and when, and the next steps. */
export function RefusedNotice({ holding }: { readonly holding: PlaceHold }) {
  const l10n = useFindL10n();
  const now = useNow(1_000);
  const { placing } = holding;
  if (placing.step !== 'refused') return null;
  const { problem, command: attempt } = placing;
  const { sentence, next, actions: recoveryActions } = refusalOf(l10n.shelter, problem, now, false);
  return (
    <div className="refused refused-notice" role="alert" data-problem={problem.code}>
      <Icon icon={TriangleAlert} size={18} />
      <p>
        <strong>
          {l10n.t('place.at', { name: attempt.shelter.name, said: formatFaster(l10n, problem, now) ?? sentence })}
        </strong>{' '}
        {isLostRace(problem) ? l10n.t('place.next') : next}
      </p>
      {problem.code === 'ask_the_house' && <Call shelterId={attempt.shelter.shelterId} name={attempt.shelter.name} />}
      <div>
        {recoveryActions.includes('again') && (
          <Button onClick={() => void holding.resend()}>{l10n.shelter.t('way.again')}</Button>
        )}
        <Button variant="quiet" onClick={holding.dismiss}>
          {l10n.shelter.t('way.dismiss')}
        </Button>
      </div>
    </div>
  );
}

/** "Held 20 s ago by a hotline." */
const formatFaster = ({ shelter }: FindL10n, { code, happened }: Problem, now: number): string | null =>
  happened && LOST_RACE.includes(code) ? causeText(shelter, happened, now) : null;
