import { useT } from '../../../locales/use-t.ts';
import { type Bar, BarTable } from './bar-table.tsx';
import type { Told, Words } from './words.ts';

/** Where people went, what became of holds, and why there was no place. */
export function Lists({ span, words }: { readonly span: Told; readonly words: Words }) {
  const { t } = words;
  const shelter = useT('shelter');
  const requests = useT('requests');
  const { houses, needs } = span;
  const destinations = entriesOf(houses?.destinations, (to) => shelter(`reason.destination.${to}`));
  const holds = entriesOf(houses?.holds, (how) => t(`hold.${how}`));
  const reasons = entriesOf(needs?.reasons, (reason) =>
    reason === 'intake_rule' || reason === 'not_known' ? t(`reason.${reason}`) : requests(`code.${reason}`),
  );
  return (
    <div className="figure-lists">
      {houses && <BarTable title={t('list.destinations')} bars={destinations} words={words} />}
      {houses && <BarTable title={t('list.holds')} bars={holds} words={words} />}
      {needs && <BarTable title={t('list.reasons')} bars={reasons} note={t('list.reasonsNote')} words={words} />}
    </div>
  );
}

/** A record of counts as bars, in its order. */
const entriesOf = <K extends string>(
  counts: Readonly<Record<K, Bar['count']>> | undefined,
  nameOf: (key: K) => string,
): Bar[] =>
  (Object.entries(counts ?? {}) as [K, Bar['count']][]).map(([key, count]) => ({ key, name: nameOf(key), count }));
