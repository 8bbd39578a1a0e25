import type { FoundHouse, Nearly } from '@safe-haven/contracts';
import { BedDouble, CalendarClock, Flag, MessageSquare } from 'lucide-react';
import { type FindL10n, useFindL10n } from '../../../features/reasons/find-l10n.ts';
import { formatAsks, formatReason } from '../../../features/reasons/reasons.ts';
import type { SearchForm } from '../../../features/search/search-form.ts';
import { useRow } from '../../../model/board/use-board.ts';
import { type Party, placesFor } from '../../../model/party/party.ts';
import { useNow } from '../../../model/time/now.ts';
import { type ReasonText, ResultRow } from '../results/result-row.tsx';
import { nearActionOf } from './near-match.ts';

type NearMatch = Exclude<Nearly, { kind: 'apart' }>;

/** What can be done about a near match. */
export interface NearMatchAction {
  act(near: Nearly): void;
  /** Holds places for some of them; `rest`: who is looked for next. */
  part(house: FoundHouse, party: Party, rest: Party): void;
  /** The house whose answer is awaited; null: none. */
  readonly asking: string | null;
  /** Why nothing can be held or asked now. */
  readonly why: string | undefined;
}

interface NearMatchRowProps {
  readonly near: NearMatch;
  readonly form: SearchForm;
  readonly isTop: boolean;
  readonly takesEnter: boolean;
  readonly action: NearMatchAction;
}

/** A near match: what the shelter could offer, and which need it does not meet. */
export function NearMatchRow({ near, form, isTop, takesEnter, action }: NearMatchRowProps) {
  const { t } = useFindL10n();
  const { name, shelterId } = near.house;
  const count = placesFor(form.party);
  const acts = nearActionOf(near);
  const holds = acts === 'hold';
  return (
    <ResultRow
      house={near.house}
      marks={{ isTop, takesEnter, near: near.kind }}
      gets={<Offer near={near} count={count} />}
      reasons={useConcessions(near, form.party)}
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

/** The places of a near match: in two rooms, together, or on another day. */
function Offer({ near, count }: { readonly near: NearMatch; readonly count: number }) {
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

/** The concessions, one sentence each; the one that makes it a near match comes last. */
function useConcessions(near: NearMatch, party: Party): readonly ReasonText[] {
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
    ...concessionOf(l10n, near),
  ];
}

function concessionOf({ t, format }: FindL10n, near: NearMatch): readonly ReasonText[] {
  if (near.kind === 'two_rooms') return [{ kind: 'condition', icon: BedDouble, words: t('nearly.twoRooms') }];
  if (near.kind !== 'later') return [];
  const words = t('nearly.later', { day: format.day(noonOf(near.day)) });
  return [{ kind: 'condition', icon: CalendarClock, words }];
}

/** A day of the house as an instant of it, whatever the zone of this screen. */
const noonOf = (day: string): string => `${day}T12:00:00.000Z`;
