import './outcome.css';
import { TriangleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useNow } from '../../model/time/now.ts';
import type { ShelterAttempt } from '../../net/command/use-shelter-commands.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { refusalOf, type WayOut } from '../command/refusal.ts';
import { useShelter } from './shelter-context.ts';

interface AttemptLineProps {
  readonly place: string;
  onAccepted?(): void;
  onRulesChoose?(): Promise<void>;
}

/** What became of the command that was sent from here, if it was refused: next to what failed, with the ways out. */
export function AttemptLine({ place, ...ways }: AttemptLineProps) {
  const attempt = useShelter().commands.attempts.find((a) => a.place === place);
  if (attempt?.state !== 'refused') return null;
  return <Refused key={`${attempt.key}-${attempt.problem?.code}`} attempt={attempt} {...ways} />;
}

function Refused({
  attempt,
  onAccepted,
  onRulesChoose,
}: Omit<AttemptLineProps, 'place'> & { attempt: ShelterAttempt }) {
  const { l10n, commands, leave } = useShelter();
  const box = useRef<HTMLDivElement>(null);
  const now = useNow(1_000);
  useEffect(() => box.current?.querySelector<HTMLElement>('button')?.focus(), []);
  if (!attempt.problem) return null;
  const choseBeds = onRulesChoose !== undefined && Array.isArray(attempt.body['beds']);
  const refusal = refusalOf(l10n, attempt.problem, now, choseBeds);

  const go = async (way: WayOut) => {
    if (way === 'rules_choose') return onRulesChoose?.();
    if (way !== 'again') {
      commands.dismiss(attempt.place);
      return leave(way);
    }
    if (await commands.again(attempt.place)) onAccepted?.();
  };
  return (
    <div ref={box} className="refused" role="alert">
      <Icon of={TriangleAlert} size={18} />
      <p>
        <strong>{refusal.sentence}</strong> {refusal.next}
      </p>
      <div>
        {refusal.ways.map((way) => (
          <Button key={way} onClick={() => void go(way)}>
            {l10n.t(`way.${way}`)}
          </Button>
        ))}
        <Button variant="quiet" onClick={() => commands.dismiss(attempt.place)}>
          {l10n.t('way.dismiss')}
        </Button>
      </div>
    </div>
  );
}
