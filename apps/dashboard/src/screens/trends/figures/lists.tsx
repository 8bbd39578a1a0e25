import { useT } from '../../../locales/use-t.ts';
import { type Bar, BarTable } from './bar-table.tsx';
import type { FiguresL10n, ShownSpan } from './format-figures.ts';

/** Destinations of discharges, outcomes of holds, and reasons of unmet requests. */
export function Lists({ span, l10n }: { readonly span: ShownSpan; readonly l10n: FiguresL10n }) {
  const { t } = l10n;
  const shelter = useT('shelter');
  const requests = useT('requests');
  const { shelters, needs } = span;
  const destinations = entriesOf(shelters?.destinations, (to) => shelter(`reason.destination.${to}`));
  const holds = entriesOf(shelters?.holds, (how) => t(`hold.${how}`));
  const reasons = entriesOf(needs?.reasons, (reason) =>
    reason === 'intake_rule' || reason === 'not_known' ? t(`reason.${reason}`) : requests(`code.${reason}`),
  );
  return (
    <div className="figure-lists">
      {shelters && <BarTable title={t('list.destinations')} bars={destinations} l10n={l10n} />}
      {shelters && <BarTable title={t('list.holds')} bars={holds} l10n={l10n} />}
      {needs && <BarTable title={t('list.reasons')} bars={reasons} note={t('list.reasonsNote')} l10n={l10n} />}
    </div>
  );
}

/** Turns a record of counts into bars, in the order of its keys. */
const entriesOf = <K extends string>(
  counts: Readonly<Record<K, Bar['count']>> | undefined,
  nameOf: (key: K) => string,
): Bar[] =>
  (Object.entries(counts ?? {}) as [K, Bar['count']][]).map(([key, count]) => ({ key, name: nameOf(key), count }));
