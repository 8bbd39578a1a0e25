import { countdown } from '../../model/time/countdown.ts';
import { useNow } from '../../model/time/now.ts';
import { clock, moment } from '../../model/time/time.ts';
import { useShelter } from '../shelter/shelter-context.ts';

/** What is left of a hold, and the clock time of its end. Ticks as text; it is not read aloud each second. */
export function Countdown({ expiresAt }: { readonly expiresAt: string }) {
  const { l10n } = useShelter();
  const now = useNow(1_000);
  const over = Date.parse(expiresAt) <= now;
  const at =
    Math.abs(Date.parse(expiresAt) - now) < 12 * 3_600_000 ? clock(l10n, expiresAt) : moment(l10n, expiresAt, now);
  return (
    <p className="countdown">
      <span className="countdown-left" role="timer" aria-label={l10n.t('countdown.label')}>
        {countdown(l10n.t, expiresAt, now)}
      </span>
      <span className="countdown-end">{over ? at : l10n.t('hold.ends', { at })}</span>
    </p>
  );
}
