import type { FoundHouse } from '@safe-haven/contracts';
import { Check, MessageSquare } from 'lucide-react';
import { memo } from 'react';
import { Link } from 'wouter';
import { Call } from '../../../features/call/call.tsx';
import { FreshnessChip } from '../../../features/live/freshness-chip.tsx';
import type { SearchForm } from '../../../features/search/search-form.ts';
import { useRow } from '../../../model/board/use-board.ts';
import { placesFor } from '../../../model/party/party.ts';
import { shelterPath } from '../../../model/shelter-path.ts';
import { useNow } from '../../../model/time/now.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { KeyHint } from '../../../ui/shortcuts/key-hint.tsx';
import { useFindL10n } from '../find-l10n.ts';
import { formatAsks, formatReason } from '../reasons/reasons.ts';
import { formatTicks } from '../reasons/ticks.ts';
import { actionOf, type Group, type Placed } from './order.ts';
import { Together } from './together.tsx';

/** What a press on a row does, and which row is being asked. */
export interface RowAction {
  act(house: FoundHouse): void;
  /** The house whose answer is awaited; null: none. */
  readonly asking: string | null;
  /** Why nothing can be held or asked now. */
  readonly why: string | undefined;
}

interface FoundRowProps {
  readonly placed: Placed;
  /** The group that it is shown in; by the newest answer it may be another. */
  readonly group: Group;
  readonly form: SearchForm;
  readonly isTop: boolean;
  /** Enter in the form acts on it. */
  readonly takesEnter: boolean;
  readonly action: RowAction;
}

/** A house that takes them, or might: how many fit, why, how far, and the one thing to do. */
export const FoundRow = memo(function FoundRow({ placed, group, form, isTop, takesEnter, action }: FoundRowProps) {
  const l10n = useFindL10n();
  const { house } = placed;
  return (
    <li
      className="found"
      data-shelter={house.shelterId}
      data-top={isTop || undefined}
      data-enter={takesEnter || undefined}
      data-group={group}
    >
      <Together shelterId={house.shelterId} />
      <div className="found-name">
        <Link href={shelterPath(house.shelterId)}>{house.name}</Link>
        <span>
          {l10n.format.area(house.area)}, {l10n.format.countryShort(house.country)}
        </span>
      </div>
      <div className="found-why">
        <Whys placed={placed} form={form} />
        <p className="found-more">
          {house.km !== null && (
            <span className="found-km">{l10n.t('row.km', { km: l10n.format.number(house.km) })}</span>
          )}
          <FreshnessChip freshness={house.freshness} />
        </p>
      </div>
      <ActionButton placed={placed} form={form} isTop={isTop} action={action} />
    </li>
  );
});

/** Ticks for what they have, bubbles for what is to be settled; where it has changed meanwhile, why it can't any more. */
function Whys({ placed, form }: { readonly placed: Placed; readonly form: SearchForm }) {
  const l10n = useFindL10n();
  const { house, group } = placed;
  const row = useRow(house.shelterId);
  const about = { party: form.party, row, now: useNow(60_000) };
  const open = group === 'cannot' ? house.barriers : house.conditions;
  const asks = group === 'cannot' ? null : formatAsks(l10n, house.asks);
  const ticks = group === 'cannot' ? [] : formatTicks(l10n, house, form);
  return (
    <ul className="found-reasons">
      {open.map((reason) => (
        <li key={reason.code} data-kind={group === 'cannot' ? 'barrier' : 'condition'}>
          <Icon of={MessageSquare} size={15} />
          {formatReason(l10n, reason, about)}
        </li>
      ))}
      {asks !== null && (
        <li data-kind="ask">
          <Icon of={MessageSquare} size={15} />
          {asks}
        </li>
      )}
      {ticks.map((tick) => (
        <li key={tick} data-kind="tick">
          <Icon of={Check} size={15} />
          {tick}
        </li>
      ))}
    </ul>
  );
}

interface ActionButtonProps {
  readonly placed: Placed;
  readonly form: SearchForm;
  readonly isTop: boolean;
  readonly action: RowAction;
}

function ActionButton({ placed, form, isTop, action }: ActionButtonProps) {
  const { t } = useFindL10n();
  const { house, group } = placed;
  const kind = actionOf(placed);
  const name = house.name;
  if (group !== 'cannot' && kind === 'none') return <ByPhone placed={placed} />;
  const count = placesFor(form.party);
  const words = kind === 'ask' ? t('row.ask') : t('row.hold', { count });
  const asking = action.asking === house.shelterId && !action.why;
  return (
    <div className="found-action">
      <Button
        look={isTop ? 'primary' : 'secondary'}
        wide={isTop}
        data-action={kind}
        aria-label={kind === 'ask' ? t('row.askAt', { name }) : t('row.holdAt', { count, name })}
        busy={action.asking !== null}
        why={group === 'cannot' ? t('row.noLonger') : action.why}
        onClick={() => action.act(house)}
      >
        {asking ? t('row.asking') : words}
        {isTop && !asking && <KeyHint of="↵" />}
      </Button>
    </div>
  );
}

/** Nothing can be held here in the program: whom to call instead. */
function ByPhone({ placed: { house } }: Pick<ActionButtonProps, 'placed'>) {
  const { t } = useFindL10n();
  return (
    <div className="found-phone">
      <p>{t('row.phone')}</p>
      <Call shelterId={house.shelterId} name={house.name} />
    </div>
  );
}
