import type { WaitingCount } from '@safe-haven/contracts';
import { useFormat } from '../../locales/use-t.ts';
import type { L10n } from '../../model/l10n/l10n.ts';
import { useL10n } from '../../model/l10n/use-l10n.ts';
import { localDay } from '../../model/time/time.ts';
import type { ShelterCommands } from '../../net/command/use-shelter-commands.ts';
import { Button } from '../../ui/button.tsx';

/** The place of these commands on a screen. */
export const COUNTS = 'counts';

/** "Night of 24 Nov 2027: 9,999 taken of 12. It came 3 min ago." The year is said: it may be what is wrong. */
export function useCountText(): (count: WaitingCount, now: number) => string {
  const { t } = useL10n();
  const format = useFormat();
  return ({ night, occupied, inService, at }, now) => {
    const values = { night: format.date(`${night}T12:00:00.000Z`, 'UTC'), ago: format.ago(at, now) };
    const [taken, places] = [format.number(occupied), format.number(inService ?? 0)];
    return inService === null
      ? t('waiting.count', { ...values, taken })
      : t('waiting.countOf', { ...values, taken, places });
  };
}

/** Why it is improbable, in words. */
export const doubtsText = ({ t }: L10n, { why }: WaitingCount): string =>
  why.map((doubt) => t(`waiting.why.${doubt}`)).join(' ');

interface CountAnswersProps {
  readonly count: WaitingCount;
  readonly commands: Pick<ShelterCommands, 'asking' | 'send'>;
  readonly now: number;
  /** Why nothing can be sent now. */
  readonly disabledReason?: string | undefined;
}

/** Somebody who works in the house says that an improbable count is right, or discards it. */
export function CountAnswers({ count, commands, now, disabledReason }: CountAnswersProps) {
  const { t, timezone } = useL10n();
  const reports = [count.eventId];
  const busy = commands.asking(COUNTS);
  return (
    <>
      {/* Of a night that has not begun nobody knows yet. */}
      {count.night <= localDay(now, timezone) && (
        <Button
          variant="secondary"
          busy={busy}
          disabledReason={disabledReason}
          onClick={() => void commands.send(COUNTS, 'confirm-census', { reports })}
        >
          {t('waiting.confirm')}
        </Button>
      )}
      <Button
        variant="quiet"
        busy={busy}
        disabledReason={disabledReason}
        onClick={() => void commands.send(COUNTS, 'discard-census', { reports })}
      >
        {t('waiting.discard')}
      </Button>
    </>
  );
}
