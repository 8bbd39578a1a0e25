import type { FoundShelter, Nearly } from '@safe-haven/contracts';
import { BedDouble, CalendarClock, Flag, MessageSquare } from 'lucide-react';
import { type FindL10n, useFindL10n } from '../../../features/reasons/find-l10n.ts';
import { formatAsks, formatReason } from '../../../features/reasons/reasons.ts';
import type { SearchForm } from '../../../features/search/search-form.ts';
import { useRow } from '../../../model/board/use-board.ts';
import { type Party, placesFor } from '../../../model/party/party.ts';
import { useNow } from '../../../model/time/now.ts';
import { type ReasonText, ResultRow } from '../results/result-row.tsx';
import { Together } from '../results/together.tsx';
import { nearActionOf } from './near-match.ts';

type NearMatch = Exclude<Nearly, { kind: 'apart' }>;

/** The actions on near matches. */
export interface NearMatchAction {
  act(near: Nearly): void;
  /** Holds places for a part of the party; `remaining` is searched for next. */
  part(shelter: FoundShelter, party: Party, remaining: Party): void;
  /** The shelter with a pending request; null: none. */
  readonly asking: string | null;
  /** Why nothing can be held or asked now. */
  readonly disabledReason: string | undefined;
  /** A house is chosen for a transfer, instead of held or asked. */
  readonly chooses: boolean;
}

interface NearMatchRowProps {
  readonly near: NearMatch;
  readonly form: SearchForm;
  readonly isTop: boolean;
  readonly isEnterTarget: boolean;
  readonly action: NearMatchAction;
}

/** A near match: what the shelter could offer, and which need it does not meet. */
export function NearMatchRow({ near, form, isTop, isEnterTarget, action }: NearMatchRowProps) {
  const { t } = useFindL10n();
  const { name, shelterId } = near.shelter;
  const count = placesFor(form.party);
  const actionKind = nearActionOf(near);
  const holds = actionKind === 'hold';
  return (
    <ResultRow
      shelter={near.shelter}
      marks={{ isTop, isEnterTarget, near: near.kind }}
      gets={<Offer near={near} count={count} />}
      reasons={useConcessions(near, form.party)}
      action={{
        kind: actionKind === 'choose' ? 'none' : actionKind,
        ...labelsOf(t, action.chooses ? 'choose' : holds ? 'hold' : 'ask', { count, name }),
        isAsking: action.asking === shelterId,
        busy: action.asking !== null,
        disabledReason: action.disabledReason,
        onPress: () => action.act(near),
      }}
    />
  );
}

function labelsOf(
  t: FindL10n['t'],
  kind: 'choose' | 'hold' | 'ask',
  { count, name }: { readonly count: number; readonly name: string },
) {
  if (kind === 'choose') return { text: t('transfer.choose'), label: t('transfer.chooseAt', { name }) };
  if (kind === 'ask') return { text: t('row.ask'), label: t('row.askAt', { name }) };
  return { text: t('nearly.hold', { count }), label: t('nearly.holdAt', { count, name }) };
}

/** The places of a near match: in two rooms, together, on another day, or the band of a house that is to be asked. */
function Offer({ near, count }: { readonly near: NearMatch; readonly count: number }) {
  const { t, format } = useFindL10n();
  // What it could do beyond its band is for the house to say.
  if (near.kind === 'ask') return <Together shelterId={near.shelter.shelterId} />;
  const [short, text] =
    near.kind === 'later'
      ? [format.day(noonOf(near.day)), t('nearly.notTonight')]
      : [format.number(count), near.kind === 'two_rooms' ? t('nearly.inRooms') : t('row.together')];
  return (
    <p className="found-together">
      <b>{short}</b>
      <span>{text}</span>
    </p>
  );
}

/** The concessions, one sentence each; the one that makes it a near match comes last. */
function useConcessions(near: NearMatch, party: Party): readonly ReasonText[] {
  const l10n = useFindL10n();
  const row = useRow(near.shelter.shelterId);
  const about = { party, row, now: useNow(60_000) };
  const asks = formatAsks(l10n, near.shelter.asks);
  return [
    ...near.shelter.conditions.map((reason) => ({
      kind: 'condition' as const,
      icon: reason.code === 'cross_border' ? Flag : MessageSquare,
      text: formatReason(l10n, reason, about),
    })),
    ...(near.kind === 'lifted' ? near.shelter.barriers : []).map((reason) => ({
      kind: 'condition' as const,
      icon: MessageSquare,
      text: formatReason(l10n, reason, about),
    })),
    ...(asks === null ? [] : [{ kind: 'ask' as const, icon: MessageSquare, text: asks }]),
    ...concessionOf(l10n, near),
  ];
}

function concessionOf({ t, format }: FindL10n, near: NearMatch): readonly ReasonText[] {
  if (near.kind === 'two_rooms') return [{ kind: 'condition', icon: BedDouble, text: t('nearly.twoRooms') }];
  if (near.kind === 'ask') return [{ kind: 'condition', icon: MessageSquare, text: t('nearly.ask') }];
  if (near.kind !== 'later') return [];
  const text = t('nearly.later', { day: format.day(noonOf(near.day)) });
  return [{ kind: 'condition', icon: CalendarClock, text }];
}

/** Noon of a calendar day, an instant on that day in all time zones concerned. */
const noonOf = (day: string): string => `${day}T12:00:00.000Z`;
