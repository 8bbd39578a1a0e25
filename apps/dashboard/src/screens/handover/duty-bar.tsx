import { type Handover, overrideReasons } from '@safe-haven/contracts';
import { useState } from 'react';
import { Refused } from '../../features/command/refused.tsx';
import { useLiveOnly } from '../../features/command/use-live-only.ts';
import { useT } from '../../locales/use-t.ts';
import { useL10n } from '../../model/l10n/use-l10n.ts';
import { useNow } from '../../model/time/now.ts';
import { moment } from '../../model/time/time.ts';
import { Button } from '../../ui/button.tsx';
import { useKeptFocus } from '../../ui/kept-focus.ts';
import { ReasonButtons } from '../../ui/reason-buttons.tsx';
import { useColleague } from './span.tsx';
import { useDuty } from './use-handover.ts';

interface DutyBarProps {
  readonly handover: Handover;
  reload(): Promise<void>;
}

/** Who has the duty, and what whoever reads can do about it: always in sight, and in nobody's way. */
export function DutyBar({ handover, reload }: DutyBarProps) {
  const t = useT('handover');
  const why = useLiveOnly();
  const { busy, problem, clear, duty } = useDuty(reload);
  const [asks, setAsks] = useState(false);
  const { may, shift, account } = handover;
  const seen = { shiftId: shift?.shiftId ?? '', position: account.to.position };
  const bar = useKeptFocus<HTMLElement>(`${asks} ${shift?.shiftId} ${shift?.situation}`);
  const ask = (open: boolean) => {
    clear();
    setAsks(open);
  };
  return (
    <section
      ref={bar}
      tabIndex={-1}
      className="handover-duty"
      data-duty={shift?.situation ?? 'none'}
      aria-label={t('heading')}
    >
      {asks ? (
        <ReasonButtons
          legend={t('duty.why')}
          reasons={overrideReasons}
          label={(reason) => t(`reason.${reason}`)}
          busy={busy}
          why={why}
          cancel={t('duty.back')}
          onChoose={async (reason) => {
            if (await duty('override-handover', { ...seen, reason })) ask(false);
          }}
          onCancel={() => ask(false)}
        />
      ) : (
        <>
          <Says shift={shift} />
          <div className="handover-acts">
            {may.includes('override-handover') && (
              <Button
                variant={may.includes('accept-handover') ? 'quiet' : 'secondary'}
                why={why}
                onClick={() => ask(true)}
              >
                {t('duty.override')}
              </Button>
            )}
            {may.includes('accept-handover') && (
              <Button variant="primary" busy={busy} why={why} onClick={() => void duty('accept-handover', seen)}>
                {t('duty.accept')}
              </Button>
            )}
            {may.includes('hand-over') && (
              <Button
                variant={shift?.situation === 'handed_over' ? 'secondary' : 'primary'}
                busy={busy}
                why={why}
                onClick={() => void duty('hand-over', seen)}
              >
                {t(shift?.situation === 'handed_over' ? 'duty.again' : 'duty.handOver')}
              </Button>
            )}
            {may.includes('begin-shift') && (
              <Button variant="primary" busy={busy} why={why} onClick={() => void duty('begin-shift', {})}>
                {t('duty.begin')}
              </Button>
            )}
          </div>
        </>
      )}
      {problem && <Refused problem={problem} />}
    </section>
  );
}

/** Whose shift it is and since when, or that it was handed over. */
function Says({ shift }: Pick<Handover, 'shift'>) {
  const t = useT('handover');
  const l10n = useL10n();
  const now = useNow(60_000);
  const at = (instant: string) => moment(l10n, instant, now);
  const nameOf = useColleague();
  if (shift === null) return null;
  const { by, since, handedOverAt } = shift;
  const who = nameOf(by);
  if (handedOverAt === null) {
    return <p>{by.mine ? t('duty.mine', { at: at(since) }) : t('duty.theirs', { who, at: at(since) })}</p>;
  }
  return (
    <p>{by.mine ? t('duty.handedOver', { at: at(handedOverAt) }) : t('duty.waits', { who, at: at(handedOverAt) })}</p>
  );
}
