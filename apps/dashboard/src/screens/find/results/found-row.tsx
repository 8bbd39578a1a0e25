import type { FoundHouse } from '@safe-haven/contracts';
import { Check, MessageSquare } from 'lucide-react';
import { memo } from 'react';
import { useFindL10n } from '../../../features/reasons/find-l10n.ts';
import { formatAsks, formatReason } from '../../../features/reasons/reasons.ts';
import type { SearchForm } from '../../../features/search/search-form.ts';
import { useRow } from '../../../model/board/use-board.ts';
import { placesFor } from '../../../model/party/party.ts';
import { useNow } from '../../../model/time/now.ts';
import { formatTicks } from '../reasons/ticks.ts';
import { actionOf, type Group, type Placed } from './order.ts';
import { type ReasonText, ResultRow } from './result-row.tsx';
import { Together } from './together.tsx';

/** The action of the rows, and which one is pending. */
export interface RowAction {
  act(shelter: FoundHouse): void;
  /** The shelter with a pending request; null: none. */
  readonly asking: string | null;
  /** Why nothing can be held or asked now. */
  readonly disabledReason: string | undefined;
}

interface FoundRowProps {
  readonly placed: Placed;
  /** The group it is shown in; the latest answer may put it in another. */
  readonly group: Group;
  readonly form: SearchForm;
  readonly isTop: boolean;
  /** Enter in the form acts on this row. */
  readonly isEnterTarget: boolean;
  /** Among the first rows. */
  readonly isFirst: boolean;
  readonly action: RowAction;
}

/** A shelter that takes the party or might; if it has changed since, why it no longer can. */
export const FoundRow = memo(function FoundRow(props: FoundRowProps) {
  const { placed, group, form, isTop, isEnterTarget, isFirst, action } = props;
  const { t } = useFindL10n();
  const { shelter } = placed;
  const { name, shelterId } = shelter;
  const isLost = placed.group === 'cannot';
  const kind = actionOf(placed);
  const count = placesFor(form.party);
  return (
    <ResultRow
      shelter={shelter}
      marks={{ isTop, isEnterTarget, isFirst, group }}
      gets={<Together shelterId={shelterId} />}
      reasons={useReasons(placed, form)}
      action={{
        kind: isLost ? 'hold' : kind,
        text: kind === 'ask' ? t('row.ask') : t('row.hold', { count }),
        label: kind === 'ask' ? t('row.askAt', { name }) : t('row.holdAt', { count, name }),
        isAsking: action.asking === shelterId && !action.disabledReason,
        busy: action.asking !== null,
        disabledReason: isLost ? t('row.noLonger') : action.disabledReason,
        onPress: () => action.act(shelter),
      }}
    />
  );
});

/** Ticks for needs that are met, conditions and questions for the others. */
function useReasons({ shelter, group }: Placed, form: SearchForm): readonly ReasonText[] {
  const l10n = useFindL10n();
  const row = useRow(shelter.shelterId);
  const about = { party: form.party, row, now: useNow(60_000) };
  const bubble = (kind: ReasonText['kind'], text: string): ReasonText => ({ kind, icon: MessageSquare, text });
  if (group === 'cannot') return shelter.barriers.map((reason) => bubble('barrier', formatReason(l10n, reason, about)));
  const asks = formatAsks(l10n, shelter.asks);
  return [
    ...shelter.conditions.map((reason) => bubble('condition', formatReason(l10n, reason, about))),
    ...(asks === null ? [] : [bubble('ask', asks)]),
    ...formatTicks(l10n, shelter, form).map((text) => ({ kind: 'tick', icon: Check, text }) as const),
  ];
}
