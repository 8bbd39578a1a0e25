import type { Crossing, OperationLine } from '@safe-haven/contracts';
import type { TFunction } from 'i18next';
import { capitalized, type FindL10n, formatLanguage } from '../../features/reasons/find-l10n.ts';
import { formatAsks, formatReason } from '../../features/reasons/reasons.ts';
import { crossingIn, type Line, needsIn, partyIn } from '../../model/line/line.ts';
import { formatNeeds } from '../../model/needs/format-needs.ts';
import { formatParty, type Party } from '../../model/party/party.ts';
import type { PartyRow } from './rows.ts';

export type OperationsT = TFunction<'operations'>;

type Described = Pick<OperationLine, 'party' | 'needs' | 'with' | 'notWith' | 'crosses'>;

/** Who they are, by number alone; how old the oldest son is is with the details. */
export const whoIn = ({ shelter }: FindL10n, party: Party): string =>
  formatParty(shelter, { ...party, sonsOldest: null });

/** What is said of a party other than who they are: needs, with whom and not, and a border. */
export function detailsOf(t: OperationsT, l10n: FindL10n, { party, ...other }: Described): readonly string[] {
  const { languages, oldestSon, ...needs } = other.needs ?? {};
  const sons = party.sonsOldest === null ? null : l10n.shelter.t(`sons.${party.sonsOldest}`);
  return [
    ...(languages ?? []).map((code) => capitalized(formatLanguage(l10n, code))),
    ...(sons === null ? [] : [t('son', { age: oldestSon ?? sons })]),
    ...formatNeeds(l10n.requests, l10n.shelter.language, needs),
    ...other.with.map((number) => t('with', { number })),
    ...other.notWith.map((number) => t('notWith', { number })),
    ...(other.crosses === 'not_asked' ? [] : [t(`crossing.${other.crosses}`)]),
  ];
}

/** The same of a typed line. */
export const described = (line: Line): Described => ({
  party: partyIn(line),
  needs: needsIn(line),
  with: [...line.with],
  notWith: [...line.notWith],
  crosses: crossingIn(line),
});

export interface ReasonText {
  readonly tone: 'good' | 'condition';
  readonly text: string;
}

/** How many reasons a row has room for. */
const MOST_REASONS = 2;

/** Why a party is planned into its house: what has to be settled first, then what speaks for it. */
export function reasonsOf(
  t: OperationsT,
  l10n: FindL10n,
  { line, planned }: PartyRow,
  now: number,
): readonly ReasonText[] {
  if (planned === null) return [];
  const context = { party: line.party, row: undefined, now };
  const asks = formatAsks(l10n, planned.asks);
  const settled: readonly Crossing[] = ['agreed'];
  const conditions = planned.conditions.filter(
    ({ code }) => code !== 'cross_border' || !settled.includes(line.crosses),
  );
  const all: ReasonText[] = [
    ...conditions.map((reason): ReasonText => ({ tone: 'condition', text: formatReason(l10n, reason, context) })),
    ...(asks === null ? [] : [{ tone: 'condition' as const, text: asks }]),
    ...(planned.rooms.length > 1
      ? [{ tone: 'condition' as const, text: t('rooms', { count: planned.rooms.length }) }]
      : []),
    ...(planned.rooms.length === 1 && planned.rooms[0] === 'household'
      ? [{ tone: 'good' as const, text: t('ownRoom') }]
      : []),
  ];
  return all.length === 0 ? [{ tone: 'good', text: t('takesThem') }] : all.slice(0, MOST_REASONS);
}
