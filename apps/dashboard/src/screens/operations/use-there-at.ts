import { useT } from '../../locales/use-t.ts';
import { useL10n } from '../../model/l10n/use-l10n.ts';
import { clock } from '../../model/time/time.ts';

const MINUTE = 60_000;
/** To the next ten minutes: more is not known of a road. */
const STEP = 10 * MINUTE;

/** "there about 04:20", by the minutes of the way from now (ms). */
export function useThereAt(now: number): (minutes: number) => string {
  const t = useT('operations');
  const l10n = useL10n();
  return (minutes) => {
    const at = Math.ceil((now + minutes * MINUTE) / STEP) * STEP;
    return t('thereAbout', { at: clock(l10n, new Date(at).toISOString()) });
  };
}
