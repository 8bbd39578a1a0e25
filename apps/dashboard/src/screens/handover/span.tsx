import type { HandoverAccount, PastHandover } from '@safe-haven/contracts';
import { useFormat, useT } from '../../locales/use-t.ts';
import { useL10n } from '../../model/l10n/use-l10n.ts';
import { moment } from '../../model/time/time.ts';

/** "Tue 24 Nov 22:00", with the day even if it is today. */
export function useDayAndClock(): (at: string) => string {
  const format = useFormat();
  const { t } = useL10n();
  return (at) => t('time.dayAndClock', { day: format.day(at), clock: format.clock(at) });
}

/** The name of a colleague, or their role when the name was erased. */
export function useColleague(): (who: PastHandover['from']) => string {
  const t = useT('handover');
  const session = useT('session');
  return ({ name, role, mine }) => (mine ? t('you') : (name ?? session(`role.${role}` as 'role.hotline')));
}

interface SpanProps {
  readonly account: HandoverAccount;
  readonly by: PastHandover['from'] | null;
}

/** The period of the account, and whose shift it was. */
export function Span({ account: { from, to }, by }: SpanProps) {
  const t = useT('handover');
  const at = useDayAndClock();
  const l10n = useL10n();
  const nameOf = useColleague();
  const parts = [
    t('span', { from: at(from.at), to: moment(l10n, to.at, Date.parse(from.at)) }),
    ...(by === null ? [] : [t('from', { who: nameOf(by) })]),
    t('written'),
  ];
  return <p className="handover-span">{parts.join(' · ')}</p>;
}
