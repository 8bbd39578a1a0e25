import type { ExactRow } from '@safe-haven/contracts';
import { useFormat } from '../../locales/use-t.ts';
import { freshnessOfRow, isConfirmed, lastUpdatedAt } from '../../model/freshness.ts';
import { useL10n } from '../../model/l10n/use-l10n.ts';
import { FreshnessChip } from '../live/freshness-chip.tsx';

/** How long ago the numbers of a shelter were last confirmed or changed. */
export function LastUpdate({ row, now }: { readonly row: ExactRow; readonly now: number }) {
  const { t } = useL10n();
  const { ago } = useFormat();
  const updatedAt = lastUpdatedAt(row);
  const age =
    updatedAt === null
      ? undefined
      : t(isConfirmed(row) ? 'head.confirmed' : 'head.changed', { ago: ago(updatedAt, now) });
  return <FreshnessChip freshness={freshnessOfRow(row, now) ?? 'stale'} age={age} />;
}
