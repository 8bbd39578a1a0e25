import type { Row } from '@safe-haven/contracts';
import { Check, MessageSquare, Users } from 'lucide-react';
import { type FindL10n, useFindL10n } from '../../../features/reasons/find-l10n.ts';
import { formatAsks, formatReason } from '../../../features/reasons/reasons.ts';
import type { SearchForm } from '../../../features/search/search-form.ts';
import { useRow } from '../../../model/board/use-board.ts';
import { useNow } from '../../../model/time/now.ts';
import { formatServices } from '../reasons/services.ts';
import { formatTicks } from '../reasons/ticks.ts';
import type { Placed } from './order.ts';
import type { ReasonText } from './result-row.tsx';

/** Ticks for needs that are met, conditions and questions for the others. */
export function useReasons({ shelter, group }: Placed, form: SearchForm): readonly ReasonText[] {
  const l10n = useFindL10n();
  const row = useRow(shelter.shelterId);
  const about = { party: form.party, row, now: useNow(60_000) };
  const bubble = (kind: ReasonText['kind'], text: string): ReasonText => ({ kind, icon: MessageSquare, text });
  if (group === 'cannot') return shelter.barriers.map((reason) => bubble('barrier', formatReason(l10n, reason, about)));
  const asks = formatAsks(l10n, shelter.asks);
  return [
    ...shelter.conditions.map((reason) => bubble('condition', formatReason(l10n, reason, about))),
    ...(asks === null ? [] : [bubble('ask', asks)]),
    ...(shelter.scarce ? [{ kind: 'condition', icon: Users, text: formatScarce(l10n, row) } as const] : []),
    ...formatServices(l10n, shelter, form).map((each) => ({
      ...each,
      icon: each.kind === 'tick' ? Check : MessageSquare,
    })),
    ...formatTicks(l10n, shelter, form).map((text) => ({ kind: 'tick', icon: Check, text }) as const),
  ];
}

/** FP-18: of a house that is seen in bands, all that is free is taken for one room. */
const formatScarce = ({ t }: FindL10n, row: Row | undefined): string =>
  t(row?.view === 'exact' ? 'row.lastLarge' : 'row.maybeLastLarge');
