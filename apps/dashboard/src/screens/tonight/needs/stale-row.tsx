import type { Tonight } from '@safe-haven/contracts';
import { Clock } from 'lucide-react';
import { Refused } from '../../../features/command/refused.tsx';
import { CONFIRM, ConfirmButton } from '../../../features/confirm/confirm-button.tsx';
import { WaitingLine } from '../../../features/offline/waiting-line.tsx';
import { useT } from '../../../locales/use-t.ts';
import { useL10n } from '../../../model/l10n/use-l10n.ts';
import { useNow } from '../../../model/time/now.ts';
import { ago } from '../../../model/time/time.ts';
import { useShelterCommands } from '../../../net/command/use-shelter-commands.ts';
import { useWaiting } from '../../../net/outbox/use-waiting.ts';
import { NeedRow } from './need-row.tsx';

interface StaleRowProps {
  readonly house: Tonight['stale'][number];
  again(): void;
}

/** A house of one's own that nobody has confirmed for hours: one tap says that what was seen is still so. */
export function StaleRow({ house, again }: StaleRowProps) {
  const t = useT('tonight');
  const l10n = useL10n();
  const now = useNow(30_000);
  const commands = useShelterCommands(house.shelterId, async () => again());
  const { shelterId, revision, confirmedAt } = house;
  const waits = useWaiting().filter((w) => w.shelterId === shelterId && w.name === 'confirm-occupancy');
  const attempt = commands.attempts.find((one) => one.place === CONFIRM);
  return (
    <NeedRow
      icon={Clock}
      kind="stale"
      id={shelterId}
      title={t('needs.stale', { house: house.name })}
      detail={confirmedAt === null ? t('needs.never') : t('needs.confirmed', { ago: ago(l10n, confirmedAt, now) })}
      below={
        <>
          {waits.map((command) => (
            <WaitingLine key={command.key} command={command} />
          ))}
          {attempt?.problem && <Refused problem={attempt.problem} />}
        </>
      }
    >
      {waits.length === 0 && <ConfirmButton commands={commands} revision={revision} />}
    </NeedRow>
  );
}
