import './outcome.css';
import type { Problem } from '@safe-haven/contracts';
import { TriangleAlert } from 'lucide-react';
import { useRef } from 'react';
import { useNow } from '../../model/time/now.ts';
import type { ShelterAttempt } from '../../net/command/use-shelter-commands.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useFocusWhenDrawn } from '../../ui/use-focus-when-drawn.ts';
import { type RecoveryAction, refusalOf } from '../command/refusal.ts';
import { useShelter } from './shelter-context.ts';
import { isAnswer, useAnswer } from './use-answer.ts';

interface AttemptResultProps {
  readonly place: string;
  onAccepted?(): void;
  onRulesChoose?(): Promise<void>;
}

/** The refusal of the command sent from this place, with recovery actions; nothing unless refused. */
export function AttemptResult({ place, ...handlers }: AttemptResultProps) {
  const attempt = useShelter().commands.attempts.find((a) => a.place === place);
  if (attempt?.state !== 'refused') return null;
  return <Refused key={`${attempt.key}-${attempt.problem?.code}`} attempt={attempt} {...handlers} />;
}

function Refused({
  attempt,
  onAccepted,
  onRulesChoose,
}: Omit<AttemptResultProps, 'place'> & { attempt: ShelterAttempt }) {
  const { l10n, commands, leave } = useShelter();
  const container = useRef<HTMLDivElement>(null);
  const now = useNow(1_000);
  useFocusWhenDrawn(container, { within: 'button' });
  const answer = useAnswer(attempt);
  if (!attempt.problem) return null;
  const choseBeds = onRulesChoose !== undefined && Array.isArray(attempt.body['beds']);
  const refusal = refusalOf(l10n, attempt.problem, now, choseBeds);

  const go = async (action: RecoveryAction) => {
    if (action === 'rules_choose') return onRulesChoose?.();
    if (isAnswer(action)) return (await answer(action, attempt.problem as Problem)) && onAccepted?.();
    if (action !== 'again') {
      commands.dismiss(attempt.place);
      return leave(action);
    }
    if (await commands.resend(attempt.place)) onAccepted?.();
  };
  return (
    <div ref={container} className="refused" role="alert">
      <Icon icon={TriangleAlert} size={18} />
      <p>
        <strong>{refusal.sentence}</strong> {refusal.next}
      </p>
      <div>
        {refusal.actions.map((action) => (
          <Button key={action} onClick={() => void go(action)}>
            {l10n.t(`way.${action}`)}
          </Button>
        ))}
        <Button variant="quiet" onClick={() => commands.dismiss(attempt.place)}>
          {l10n.t('way.dismiss')}
        </Button>
      </div>
    </div>
  );
}
