import type { Intake } from '@safe-haven/contracts';
import { isKey } from '../../../locales/is-key.ts';
import type { L10n } from '../../../model/l10n/l10n.ts';
import { moment } from '../../../model/time/time.ts';

/** "Open", "Paused until 06:00, no staff", "Ask first". */
export function formatIntake(l10n: L10n, intake: Intake, now: number): string {
  const { t } = l10n;
  switch (intake.state) {
    case 'open':
      return t('intake.open');
    case 'ask':
      return t(intake.why === 'policy' ? 'intake.ask' : 'intake.phone');
    case 'paused': {
      const paused =
        intake.until === null
          ? t('intake.paused')
          : t('intake.pausedUntil', { until: moment(l10n, intake.until, now) });
      if (intake.reason === null) return paused;
      const key = `reason.pause.${intake.reason}`;
      const reason = isKey('shelter', key) ? t(key) : intake.reason;
      return t('intake.because', { paused, reason });
    }
  }
}
