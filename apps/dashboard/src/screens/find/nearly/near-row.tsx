import type { FoundHouse, Nearly } from '@safe-haven/contracts';
import { BedDouble, CalendarClock, Flag, MessageSquare } from 'lucide-react';
import { type FindL10n, useFindL10n } from '../../../features/reasons/find-l10n.ts';
import { formatAsks, formatReason } from '../../../features/reasons/reasons.ts';
import type { SearchForm } from '../../../features/search/search-form.ts';
import { useRow } from '../../../model/board/use-board.ts';
import { type Party, placesFor } from '../../../model/party/party.ts';
import { useNow } from '../../../model/time/now.ts';
import { HouseRow, type ReasonLine } from '../results/house-row.tsx';
import { nearActionOf } from './near.ts';

type NearHouse = Exclude<Nearly, { kind: 'apart' }>;

/** What a press on what comes near does. */
export interface NearAction {
  act(near: Nearly): void;
  /** Holds places for some of them; `rest`: who is looked for next. */
  part(house: FoundHouse, party: Party, rest: Party): void;
  /** The house whose answer is awaited; null: none. */
  readonly asking: string | null;
  /** Why nothing can be held or asked now. */
  readonly why: string | undefined;
}

interface NearRowProps {
  readonly near: NearHouse;
  readonly form: SearchForm;
  readonly isTop: boolean;
  readonly takesEnter: boolean;
  readonly action: NearAction;
}

/** A house that comes near: what one would get, and what would have to give. */
export function NearRow({ near, form, isTop, takesEnter, action }: NearRowProps) {
  const { t } = useFindL10n();
  const { name, shelterId } = near.house;
  const count = placesFor(form.party);
  const acts = nearActionOf(near);
  const holds = acts === 'hold';
  return (
    <HouseRow
      house={near.house}
      marks={{ isTop, takesEnter, near: near.kind }}
      gets={<Gets near={near} count={count} />}
      reasons={useGives(near, form.party)}
      action={{
        kind: acts === 'choose' ? 'none' : acts,
        words: holds ? t('nearly.hold', { count }) : t('row.ask'),
        label: holds ? t('nearly.holdAt', { count, name }) : t('row.askAt', { name }),
        isAsking: action.asking === shelterId,
        busy: action.asking !== null,
        why: action.why,
        onPress: () => action.act(near),
      }}
    />
  );
}

/** How many places, and how: in two rooms, together, or on another day. */
function Gets({ near, count }: { readonly near: NearHouse; readonly count: number }) {
  const { t, format } = useFindL10n();
  const [short, words] =
    near.kind === 'later'
      ? [format.day(noonOf(near.day)), t('nearly.notTonight')]
      : [format.number(count), near.kind === 'two_rooms' ? t('nearly.inRooms') : t('row.together')];
  return (
    <p className="found-together">
      <b>{short}</b>
      <span>{words}</span>
    </p>
  );
}

/** One line for each thing that would have to give, the one that makes it near last. */
function useGives(near: NearHouse, party: Party): readonly ReasonLine[] {
  const l10n = useFindL10n();
  const row = useRow(near.house.shelterId);
  const about = { party, row, now: useNow(60_000) };
  const asks = formatAsks(l10n, near.house.asks);
  return [
    ...near.house.conditions.map((reason) => ({
      kind: 'condition' as const,
      icon: reason.code === 'cross_border' ? Flag : MessageSquare,
      words: formatReason(l10n, reason, about),
    })),
    ...(near.kind === 'lifted' ? near.house.barriers : []).map((reason) => ({
      kind: 'condition' as const,
      icon: MessageSquare,
      words: formatReason(l10n, reason, about),
    })),
    ...(asks === null ? [] : [{ kind: 'ask' as const, icon: MessageSquare, words: asks }]),
    ...giveOf(l10n, near),
  ];
}

function giveOf({ t, format }: FindL10n, near: NearHouse): readonly ReasonLine[] {
  if (near.kind === 'two_rooms') return [{ kind: 'condition', icon: BedDouble, words: t('nearly.twoRooms') }];
  if (near.kind !== 'later') return [];
  const words = t('nearly.later', { day: format.day(noonOf(near.day)) });
  return [{ kind: 'condition', icon: CalendarClock, words }];
}

/** A day of the house as an instant of it, whatever the zone of this screen. */
const noonOf = (day: string): string => `${day}T12:00:00.000Z`;
