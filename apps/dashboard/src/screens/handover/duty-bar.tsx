import { type Handover, overrideReasons } from '@safe-haven/contracts';
import { useState } from 'react';
import { Refused } from '../../features/command/refused.tsx';
import { useOfflineReason } from '../../features/command/use-offline-reason.ts';
import { useT } from '../../locales/use-t.ts';
import { useL10n } from '../../model/l10n/use-l10n.ts';
import { useNow } from '../../model/time/now.ts';
import { moment } from '../../model/time/time.ts';
import { Button } from '../../ui/button.tsx';
import { ReasonButtons } from '../../ui/reason-buttons.tsx';
import { useFocusFallback } from '../../ui/use-focus-fallback.ts';
import { useColleague } from './span.tsx';
import { useDuty } from './use-handover.ts';

interface DutyBarProps {
  readonly handover: Handover;
  reload(): Promise<void>;
}

/** Who has the duty, and the shift commands that the reader may send. Sticky at the bottom. */
export function DutyBar({ handover, reload }: DutyBarProps) {
  const t = useT('handover');
  const disabledReason = useOfflineReason();
  const { busy, problem, clear, duty: sendDutyCommand } = useDuty(reload);
  const [isOverriding, setIsOverriding] = useState(false);
  const { shift } = handover;
  const bar = useFocusFallback<HTMLElement>(`${isOverriding} ${shift?.shiftId} ${shift?.situation}`);
  const setOverriding = (open: boolean) => {
    clear();
    setIsOverriding(open);
  };
  return (
    <section
      ref={bar}
      tabIndex={-1}
      className="handover-duty"
      data-duty={shift?.situation ?? 'none'}
      aria-label={t('heading')}
    >
      {isOverriding ? (
        <ReasonButtons
          legend={t('duty.why')}
          reasons={overrideReasons}
          label={(reason) => t(`reason.${reason}`)}
          busy={busy}
          disabledReason={disabledReason}
          cancelLabel={t('duty.back')}
          onChoose={async (reason) => {
            if (await sendDutyCommand('override-handover', { ...seenOf(handover), reason })) setOverriding(false);
          }}
          onCancel={() => setOverriding(false)}
        />
      ) : (
        <>
          <DutyText shift={shift} />
          <DutyActions
            handover={handover}
            busy={busy}
            disabledReason={disabledReason}
            send={sendDutyCommand}
            onOverride={() => setOverriding(true)}
          />
        </>
      )}
      {problem && <Refused problem={problem} />}
    </section>
  );
}

interface DutyActionsProps extends Pick<DutyBarProps, 'handover'> {
  readonly busy: boolean;
  readonly disabledReason: ReturnType<typeof useOfflineReason>;
  readonly send: ReturnType<typeof useDuty>['duty'];
  onOverride(): void;
}

/** The shift commands that the reader may send. */
function DutyActions({ handover, busy, disabledReason, send, onOverride }: DutyActionsProps) {
  const t = useT('handover');
  const { may, shift } = handover;
  const seen = seenOf(handover);
  return (
    <div className="handover-actions one-reason">
      {may.includes('override-handover') && (
        <Button
          variant={may.includes('accept-handover') ? 'quiet' : 'secondary'}
          disabledReason={disabledReason}
          onClick={onOverride}
        >
          {t('duty.override')}
        </Button>
      )}
      {may.includes('accept-handover') && (
        <Button
          variant="primary"
          busy={busy}
          disabledReason={disabledReason}
          onClick={() => void send('accept-handover', seen)}
        >
          {t('duty.accept')}
        </Button>
      )}
      {may.includes('hand-over') && (
        <Button
          variant={shift?.situation === 'handed_over' ? 'secondary' : 'primary'}
          busy={busy}
          disabledReason={disabledReason}
          onClick={() => void send('hand-over', seen)}
        >
          {t(shift?.situation === 'handed_over' ? 'duty.again' : 'duty.handOver')}
        </Button>
      )}
      {may.includes('begin-shift') && (
        <Button
          variant="primary"
          busy={busy}
          disabledReason={disabledReason}
          onClick={() => void send('begin-shift', {})}
        >
          {t('duty.begin')}
        </Button>
      )}
    </div>
  );
}

/** What the reader decides on: the shift, and the account up to its position. */
const seenOf = ({ shift, account }: Handover) => ({ shiftId: shift?.shiftId ?? '', position: account.to.position });

/** Whose shift it is and since when, or that it was handed over. What was pressed says so. */
function DutyText({ shift }: Pick<Handover, 'shift'>) {
  const t = useT('handover');
  const l10n = useL10n();
  const now = useNow(60_000);
  const at = (instant: string) => moment(l10n, instant, now);
  const nameOf = useColleague();
  if (shift === null)
    return (
      <p className="handover-note" role="status">
        {t('noShift')}
      </p>
    );
  const { by, since, handedOverAt } = shift;
  const who = nameOf(by);
  if (handedOverAt === null) {
    return (
      <p role="status">{by.mine ? t('duty.mine', { at: at(since) }) : t('duty.theirs', { who, at: at(since) })}</p>
    );
  }
  return (
    <p role="status">
      {by.mine ? t('duty.handedOver', { at: at(handedOverAt) }) : t('duty.waits', { who, at: at(handedOverAt) })}
    </p>
  );
}
