import type { FoundHouse, Nearly } from '@safe-haven/contracts';
import { BedDouble, CalendarClock, Flag, type LucideIcon, MessageSquare } from 'lucide-react';
import { Link } from 'wouter';
import { FreshnessChip } from '../../../features/live/freshness-chip.tsx';
import type { SearchForm } from '../../../features/search/search-form.ts';
import { useRow } from '../../../model/board/use-board.ts';
import { type Party, placesFor } from '../../../model/party/party.ts';
import { shelterPath } from '../../../model/shelter-path.ts';
import { useNow } from '../../../model/time/now.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { KeyHint } from '../../../ui/shortcuts/key-hint.tsx';
import { type FindL10n, useFindL10n } from '../find-l10n.ts';
import { formatAsks, formatReason } from '../reasons/reasons.ts';
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

/** A house that comes near: what one would get, what would have to give, and the one thing to do. */
export function NearRow({ near, form, isTop, takesEnter, action }: NearRowProps) {
  const l10n = useFindL10n();
  const { house } = near;
  return (
    <li
      className="found"
      data-shelter={house.shelterId}
      data-near={near.kind}
      data-top={isTop || undefined}
      data-enter={takesEnter || undefined}
    >
      <Gets near={near} count={placesFor(form.party)} />
      <div className="found-name">
        <Link href={shelterPath(house.shelterId)}>{house.name}</Link>
        <span>
          {l10n.format.area(house.area)}, {l10n.format.countryShort(house.country)}
        </span>
      </div>
      <div className="found-why">
        <Gives near={near} party={form.party} />
        <p className="found-more">
          {house.km !== null && (
            <span className="found-km">{l10n.t('row.km', { km: l10n.format.number(house.km) })}</span>
          )}
          <FreshnessChip freshness={house.freshness} />
        </p>
      </div>
      <NearButton near={near} count={placesFor(form.party)} isTop={isTop} action={action} />
    </li>
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
function Gives({ near, party }: { readonly near: NearHouse; readonly party: Party }) {
  const l10n = useFindL10n();
  const row = useRow(near.house.shelterId);
  const about = { party, row, now: useNow(60_000) };
  const asks = formatAsks(l10n, near.house.asks);
  const lines: readonly (readonly [LucideIcon, string])[] = [
    ...near.house.conditions.map(
      (reason) => [reason.code === 'cross_border' ? Flag : MessageSquare, formatReason(l10n, reason, about)] as const,
    ),
    ...(near.kind === 'lifted' ? near.house.barriers : []).map(
      (reason) => [MessageSquare, formatReason(l10n, reason, about)] as const,
    ),
    ...(asks === null ? [] : [[MessageSquare, asks] as const]),
    ...giveOf(l10n, near),
  ];
  return (
    <ul className="found-reasons">
      {lines.map(([icon, words]) => (
        <li key={words} data-kind="condition">
          <Icon of={icon} size={15} />
          {words}
        </li>
      ))}
    </ul>
  );
}

function giveOf({ t, format }: FindL10n, near: NearHouse): readonly (readonly [LucideIcon, string])[] {
  if (near.kind === 'two_rooms') return [[BedDouble, t('nearly.twoRooms')]];
  return near.kind === 'later' ? [[CalendarClock, t('nearly.later', { day: format.day(noonOf(near.day)) })]] : [];
}

/** A day of the house as an instant of it, whatever the zone of this screen. */
const noonOf = (day: string): string => `${day}T12:00:00.000Z`;

interface NearButtonProps {
  readonly near: NearHouse;
  readonly count: number;
  readonly isTop: boolean;
  readonly action: NearAction;
}

function NearButton({ near, count, isTop, action }: NearButtonProps) {
  const { t } = useFindL10n();
  const { name, shelterId } = near.house;
  const kind = nearActionOf(near);
  if (kind === 'none') return <p className="found-phone">{t('row.phone')}</p>;
  const asking = action.asking === shelterId;
  const words = kind === 'hold' ? t('nearly.hold', { count }) : t('row.ask');
  return (
    <div className="found-action">
      <Button
        look={isTop ? 'primary' : 'secondary'}
        wide={isTop}
        data-action={kind}
        aria-label={kind === 'hold' ? t('nearly.holdAt', { count, name }) : t('row.askAt', { name })}
        busy={action.asking !== null}
        why={action.why}
        onClick={() => action.act(near)}
      >
        {asking ? t('row.asking') : words}
        {isTop && !asking && <KeyHint of="↵" />}
      </Button>
    </div>
  );
}
