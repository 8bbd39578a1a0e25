import type { Trends, TrendsQuery } from '@safe-haven/contracts';
import { type Actor, isOwn, scopeOf } from '@safe-haven/domain';
import type { House } from '../house.ts';
import type { Network } from '../network.ts';
import { bucketsOf } from './buckets.ts';
import { countedDays, type DayTally, keptDays } from './days.ts';
import { bandedLine, exactLine, linesOf } from './lines.ts';
import { disclosureOf, type Member } from './privacy.ts';
import { DAY_MS, dayName, dayNumber } from './zone.ts';

export type OccupancyQuery = Omit<TrendsQuery, 'format'> & Required<Pick<TrendsQuery, 'bucket' | 'by'>>;

/** No longer range is answered; the newest days are. Ten years. */
const LONGEST = 3_660;

/**
 * Time-weighted occupancy by local day, week (from Monday) or month. A house's own people get exact numbers of their
 * houses; whoever oversees the network gets ranges, a week late, hidden where a number could betray a person.
 * Everybody else gets no line: who may ask at all is the policy's business. `now` in ms.
 */
export function occupancy(network: Network, query: OccupancyQuery, viewer: Actor, now: number): Trends {
  const [from, to] = rangeAsked(query, now);
  const sight = sightOf(viewer);
  const inSight = [...network.shelters.values()].flatMap((house): Member[] => {
    const { state } = house;
    if (state.situation === 'unregistered' || !sight.sees(state)) return [];
    return [{ state, days: daysOf(house, from, to, now) }];
  });
  const asked = inSight.filter(({ state }) => isAsked(state, query));
  const first = Math.min(to + 1, ...asked.flatMap(({ days }) => days[0]?.day ?? []));
  const buckets = bucketsOf(first, to, query.bucket);
  const disclosure = sight.exact ? null : disclosureOf(inSight);
  const lines = linesOf(asked, query.by).map((line) =>
    disclosure === null ? exactLine(line, buckets) : bandedLine(line, buckets, disclosure, now),
  );
  const { bucket, by } = query;
  return { from: dayName(from), to: dayName(to), bucket, by, position: network.position, lines };
}

/** The range in local days, cut to what can be answered: nothing of the future, and no more than ten years. */
function rangeAsked({ from, to }: OccupancyQuery, now: number): [number, number] {
  const tomorrow = Math.floor(now / DAY_MS) + 1;
  const last = Math.max(dayNumber(from), Math.min(dayNumber(to), tomorrow));
  return [Math.max(dayNumber(from), last - LONGEST + 1), last];
}

type Registered = Member['state'];

/** Which houses somebody may read trends of, and whether exactly. */
export function sightOf(viewer: Actor): { readonly exact: boolean; readonly sees: (state: Registered) => boolean } {
  switch (scopeOf(viewer.role, 'trends')) {
    case 'own':
      return { exact: true, sees: (state) => isOwn(viewer, state) };
    case 'aggregates':
      return { exact: false, sees: ({ draft }) => !draft };
    case 'country':
      return { exact: false, sees: ({ draft, country }) => !draft && country === viewer.country };
    default:
      return { exact: false, sees: () => false };
  }
}

/** A house that can't be read says nothing: since when its numbers are wrong is not known. */
function daysOf({ state, ledger, unreadable }: House, from: number, to: number, now: number): readonly DayTally[] {
  if (unreadable !== null || state.situation === 'unregistered') return [];
  return state.situation === 'kept' ? keptDays(ledger, from, to, now) : countedDays(state, from, to, now);
}

const isAsked = (state: Registered, { country, organisation, shelter }: OccupancyQuery): boolean =>
  (country === undefined || state.country === country) &&
  (organisation === undefined || state.organisation === organisation) &&
  (shelter === undefined || state.shelterId === shelter);
