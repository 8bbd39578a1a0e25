import { countdown } from '../../model/time/countdown.ts';
import { useNow } from '../../model/time/now.ts';
import { clock, moment } from '../../model/time/time.ts';
import { useScreen } from '../shelter/shelter-context.ts';

/** What is left of a hold, and the clock time of its end. Ticks as text; it is not read aloud each second. */
export function Countdown({ expiresAt }: { readonly expiresAt: string }) {
  const { tongue } = useScreen();
  const now = useNow(1_000);
  const over = Date.parse(expiresAt) <= now;
  const at =
    Math.abs(Date.parse(expiresAt) - now) < 12 * 3_600_000 ? clock(tongue, expiresAt) : moment(tongue, expiresAt, now);
  return (
    <p className="countdown">
      <span className="countdown-left" role="timer" aria-label={tongue.t('countdown.label')}>
        {countdown(tongue.t, expiresAt, now)}
      </span>
      <span className="countdown-end">{over ? at : tongue.t('hold.ends', { at })}</span>
    </p>
  );
}
