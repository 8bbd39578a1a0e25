import type { FoundShelter } from '@safe-haven/contracts';
import type { TFunction } from 'i18next';
import { memo } from 'react';
import { useFindL10n } from '../../../features/reasons/find-l10n.ts';
import type { SearchForm } from '../../../features/search/search-form.ts';
import { placesFor } from '../../../model/party/party.ts';
import { actionOf, type Group, type Placed } from './order.ts';
import { ResultRow } from './result-row.tsx';
import { Together } from './together.tsx';
import { useReasons } from './use-reasons.ts';

/** The action of the rows, and which one is pending. */
export interface RowAction {
  act(shelter: FoundShelter): void;
  /** The shelter with a pending request; null: none. */
  readonly asking: string | null;
  /** Why nothing can be held or asked now. */
  readonly disabledReason: string | undefined;
  /** A house is chosen for a transfer, instead of held or asked. */
  readonly chooses: boolean;
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
  /** A press on a house that takes them no longer. */
  onLost(shelter: FoundShelter): void;
}

/** A shelter that takes the party or might; if it has changed since, why it no longer can. */
export const FoundRow = memo(function FoundRow(props: FoundRowProps) {
  const { placed, group, form, isTop, isEnterTarget, isFirst, action, onLost } = props;
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
        ...labelsOf(t, action.chooses ? 'choose' : kind, { count, name }),
        isAsking: action.asking === shelterId && !action.disabledReason,
        busy: action.asking !== null,
        disabledReason: isLost ? t('row.noLonger') : action.disabledReason,
        onDisabledPress: isLost ? () => onLost(shelter) : undefined,
        onPress: () => action.act(shelter),
      }}
    />
  );
});

/** The words of the button, and what it is called with the name of the house. */
function labelsOf(
  t: TFunction<'find'>,
  kind: ReturnType<typeof actionOf> | 'choose',
  { count, name }: { readonly count: number; readonly name: string },
) {
  if (kind === 'choose') return { text: t('transfer.choose'), label: t('transfer.chooseAt', { name }) };
  if (kind === 'ask') return { text: t('row.ask'), label: t('row.askAt', { name }) };
  return { text: t('row.hold', { count }), label: t('row.holdAt', { count, name }) };
}
