import type { NightHold } from '@safe-haven/contracts';
import { Car, Hourglass, TriangleAlert } from 'lucide-react';
import { isOverdue } from '../../../features/hold/on-the-way/on-the-way.ts';
import { useFormat, useT } from '../../../locales/use-t.ts';
import { useL10n } from '../../../model/l10n/use-l10n.ts';
import { countdown, isClose } from '../../../model/time/countdown.ts';
import { useNow } from '../../../model/time/now.ts';
import { clock, moment } from '../../../model/time/time.ts';
import { TonightTime } from '../rows/tonight-time.tsx';

/** The time of a hold: how long its party is overdue, its arrival, or the remaining time. */
export function HoldClock({ hold }: { readonly hold: NightHold }) {
  const t = useT('tonight');
  const l10n = useL10n();
  const format = useFormat();
  const now = useNow(1_000);
  const { arrival, overdueFrom, expiresAt } = hold;
  if (arrival !== null && isOverdue(hold, now)) {
    const age = format.age(now - Date.parse(arrival.to));
    return <TonightTime icon={TriangleAlert} tone="overdue" isUrgent number={age} label={t('row.overdue')} />;
  }
  const close = isClose(expiresAt, now);
  if (arrival !== null && overdueFrom !== null && !close)
    return <TonightTime icon={Car} number={clock(l10n, arrival.to)} label={t('row.expected')} />;
  const at = moment(l10n, expiresAt, now);
  return (
    <TonightTime
      icon={Hourglass}
      tone="held"
      isUrgent={close}
      number={countdown(l10n.t, expiresAt, now)}
      label={Date.parse(expiresAt) <= now ? at : l10n.t('hold.ends', { at })}
      timer={l10n.t('countdown.label')}
    />
  );
}
