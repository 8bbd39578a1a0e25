import type { Row } from '@safe-haven/contracts';
import type { TFunction } from 'i18next';
import type { FindL10n } from '../../../features/reasons/find-l10n.ts';

/** How many fit together: a number for one's own shelter, a band for others, or nothing. */
export function togetherShort(l10n: FindL10n, ui: TFunction<'look'>, row: Row | undefined): string | null {
  if (row?.view === 'exact') return l10n.format.number(Math.max(0, row.places.together));
  if (row?.view !== 'banded' || row.places.together === null) return null;
  return ui(`bandShort.${row.places.together}`);
}
