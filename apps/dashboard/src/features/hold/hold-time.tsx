import { Hourglass } from 'lucide-react';
import type { L10n } from '../../model/l10n/l10n.ts';
import { countdown } from '../../model/time/countdown.ts';
import { useNow } from '../../model/time/now.ts';
import { clock, moment } from '../../model/time/time.ts';
import { Icon } from '../../ui/icon.tsx';
import { useShelter } from '../shelter/shelter-context.ts';

const HALF_A_DAY = 12 * 3_600_000;

/** The remaining time of a hold and the time of its end. It updates each second and is not announced. */
export function HoldTime({ expiresAt, icon }: { readonly expiresAt: string; readonly icon: boolean }) {
  const { l10n } = useShelter();
  const now = useNow(1_000);
  const at = endOf(l10n, expiresAt, now);
  return (
    <p className="hold-time">
      {icon && <Icon icon={Hourglass} size={22} />}
      <span className="hold-left" role="timer" aria-label={l10n.t('countdown.label')}>
        {countdown(l10n.t, expiresAt, now)}
      </span>
      <span className="hold-end">{Date.parse(expiresAt) <= now ? at : l10n.t('hold.ends', { at })}</span>
    </p>
  );
}

/** The time without the day if it is today. */
const endOf = (l10n: L10n, expiresAt: string, now: number): string =>
  Math.abs(Date.parse(expiresAt) - now) < HALF_A_DAY ? clock(l10n, expiresAt) : moment(l10n, expiresAt, now);
