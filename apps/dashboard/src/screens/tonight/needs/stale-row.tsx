import type { Tonight } from '@safe-haven/contracts';
import { Clock } from 'lucide-react';
import { WaitingLine } from '../../../features/offline/waiting-line.tsx';
import { useWords } from '../../../locales/use-words.ts';
import { useNow } from '../../../model/time/now.ts';
import { useShelterCommands } from '../../../net/command/use-shelter-commands.ts';
import { useWaiting } from '../../../net/outbox/use-waiting.ts';
import { Button } from '../../../ui/button.tsx';
import { Refused } from '../../requests/refused.tsx';
import { useTongue } from '../../requests/use-tongue.ts';
import { ago } from '../../shelter/say/time.ts';
import { NeedRow } from './need-row.tsx';

const PLACE = 'confirm';

interface StaleRowProps {
  readonly house: Tonight['stale'][number];
  again(): void;
}

/** A house of one's own that nobody has confirmed for hours: one tap says that what was seen is still so. */
export function StaleRow({ house, again }: StaleRowProps) {
  const t = useWords('tonight');
  const tongue = useTongue();
  const now = useNow(30_000);
  const commands = useShelterCommands(house.shelterId, async () => again());
  const { shelterId, revision, confirmedAt } = house;
  const waits = useWaiting().filter((w) => w.shelterId === shelterId && w.name === 'confirm-occupancy');
  const attempt = commands.attempts.find((one) => one.place === PLACE);
  return (
    <NeedRow
      icon={Clock}
      kind="stale"
      id={shelterId}
      title={t('needs.stale', { house: house.name })}
      detail={confirmedAt === null ? t('needs.never') : t('needs.confirmed', { ago: ago(tongue, confirmedAt, now) })}
      below={
        <>
          {waits.map((command) => (
            <WaitingLine key={command.key} command={command} />
          ))}
          {attempt?.problem && <Refused problem={attempt.problem} />}
        </>
      }
    >
      {waits.length === 0 && (
        <Button
          busy={commands.asking(PLACE)}
          onClick={() => void commands.send(PLACE, 'confirm-occupancy', { revision })}
        >
          {tongue.t(commands.asking(PLACE) ? 'head.confirming' : 'head.confirm')}
        </Button>
      )}
    </NeedRow>
  );
}
