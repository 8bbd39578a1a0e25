import type { FoundHouse } from '@safe-haven/contracts';
import { Check, MessageSquare } from 'lucide-react';
import { memo } from 'react';
import { Link } from 'wouter';
import { FreshnessChip } from '../../../features/live/freshness-chip.tsx';
import { useVoice } from '../../../features/search/find-text.ts';
import type { Wish } from '../../../features/search/search-form.ts';
import { useRow } from '../../../model/board/use-board.ts';
import { placesFor } from '../../../model/party/party.ts';
import { shelterPath } from '../../../model/shelter/path.ts';
import { useNow } from '../../../model/time/now.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { KeyHint } from '../../../ui/shortcuts/key-hint.tsx';
import { asksWords, reasonWords } from '../reasons/reasons.ts';
import { tickWords } from '../reasons/ticks.ts';
import { deedOf, type Group, type Placed } from './order.ts';
import { Together } from './together.tsx';

/** What a press on a row does, and which row is being asked. */
export interface Deed {
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
  readonly wish: Wish;
  readonly isTop: boolean;
  /** Enter in the form acts on it. */
  readonly takesEnter: boolean;
  readonly deed: Deed;
}

/** A house that takes them, or might: how many fit, why, how far, and the one thing to do. */
export const FoundRow = memo(function FoundRow({ placed, group, wish, isTop, takesEnter, deed }: FoundRowProps) {
  const voice = useVoice();
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
          {voice.format.area(house.area)}, {voice.format.countryShort(house.country)}
        </span>
      </div>
      <div className="found-why">
        <Whys placed={placed} wish={wish} />
        <p className="found-more">
          {house.km !== null && (
            <span className="found-km">{voice.t('row.km', { km: voice.format.number(house.km) })}</span>
          )}
          <FreshnessChip freshness={house.freshness} />
        </p>
      </div>
      <RowDeed placed={placed} wish={wish} isTop={isTop} deed={deed} />
    </li>
  );
});

/** Ticks for what they have, bubbles for what is to be settled; where it has changed meanwhile, why it can't any more. */
function Whys({ placed, wish }: { readonly placed: Placed; readonly wish: Wish }) {
  const voice = useVoice();
  const { house, group } = placed;
  const row = useRow(house.shelterId);
  const about = { party: wish.party, row, now: useNow(60_000) };
  const open = group === 'cannot' ? house.barriers : house.conditions;
  const asks = group === 'cannot' ? null : asksWords(voice, house.asks);
  const ticks = group === 'cannot' ? [] : tickWords(voice, house, wish);
  return (
    <ul className="found-reasons">
      {open.map((reason) => (
        <li key={reason.code} data-kind={group === 'cannot' ? 'barrier' : 'condition'}>
          <Icon of={MessageSquare} size={15} />
          {reasonWords(voice, reason, about)}
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

interface RowDeedProps {
  readonly placed: Placed;
  readonly wish: Wish;
  readonly isTop: boolean;
  readonly deed: Deed;
}

function RowDeed({ placed, wish, isTop, deed }: RowDeedProps) {
  const { t } = useVoice();
  const { house, group } = placed;
  const kind = deedOf(placed);
  const name = house.name;
  if (group !== 'cannot' && kind === 'none') return <p className="found-phone">{t('row.phone')}</p>;
  const count = placesFor(wish.party);
  const words = kind === 'ask' ? t('row.ask') : t('row.hold', { count });
  const asking = deed.asking === house.shelterId;
  return (
    <div className="found-deed">
      <Button
        look={isTop ? 'primary' : 'secondary'}
        wide={isTop}
        data-deed={kind}
        aria-label={kind === 'ask' ? t('row.askAt', { name }) : t('row.holdAt', { count, name })}
        busy={deed.asking !== null}
        why={group === 'cannot' ? t('row.noLonger') : deed.why}
        onClick={() => deed.act(house)}
      >
        {asking ? t('row.asking') : words}
        {isTop && !asking && <KeyHint of="↵" />}
      </Button>
    </div>
  );
}
