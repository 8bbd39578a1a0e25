import type { PastHandover } from '@safe-haven/contracts';
import { ChevronRight } from 'lucide-react';
import { Link } from 'wouter';
import { useT } from '../../locales/use-t.ts';
import { useL10n } from '../../model/l10n/use-l10n.ts';
import { moment } from '../../model/time/time.ts';
import { Icon } from '../../ui/icon.tsx';
import { useColleague, useDayAndClock } from './span.tsx';

/** How a handover ended: accepted, or overridden with a reason. */
export function useEndText(): (past: PastHandover) => string {
  const t = useT('handover');
  return ({ reason }) =>
    reason === null ? t('earlier.accepted') : t('earlier.overridden', { why: t(`reason.${reason}`) });
}

/** Earlier handovers, newest first. */
export function EarlierHandovers({ earlier }: { readonly earlier: readonly PastHandover[] }) {
  const t = useT('handover');
  const at = useDayAndClock();
  const l10n = useL10n();
  const nameOf = useColleague();
  const endTextOf = useEndText();
  return (
    <section className="sheet-card handover-earlier">
      <h2>{t('earlier.title')}</h2>
      {earlier.length === 0 && <p className="sheet-message">{t('earlier.none')}</p>}
      <ul className="sheet-list">
        {earlier.map((past) => (
          <li key={past.shiftId} className="sheet-line">
            <Link href={`/handover/${encodeURIComponent(past.shiftId)}`} className="handover-past">
              <span className="sheet-text">
                <span className="sheet-name">
                  {t('span', { from: at(past.begunAt), to: moment(l10n, past.takenAt, Date.parse(past.begunAt)) })}
                </span>
                <span className="sheet-detail">
                  {[
                    ...(past.shelters ?? []),
                    t('earlier.who', { from: nameOf(past.from), to: nameOf(past.to) }),
                    endTextOf(past),
                  ].join(' · ')}
                </span>
              </span>
              <Icon icon={ChevronRight} size={18} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
