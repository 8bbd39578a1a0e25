import type { Match } from './match.ts';
import type { Service } from './rules/services.ts';

const FRESHNESS = { fresh: 0, ageing: 1, stale: 2 } as const;
/** Greater than any distance on the Earth, also with all that is weighed. */
export const UNKNOWN_KM = 30_000;

/** FP-7: what a phone call settles weighs less than a drive of 100 km. */
const A_CALL_KM = 60;
/** What somebody else decides, on paper and not tonight, weighs more. */
export const PAPERS_KM = 150;
/** FP-18: a room that would take a larger party, where another one in the house takes it too. */
const WASTE_KM = 60;

/** FP-23: a service that was asked for and that the house does not offer, or has not said: less than a call. */
const SERVICE_KM = 40;

const ON_PAPER: ReadonlySet<string> = new Set([
  'cross_border',
  'documents_required',
  'formal_status',
  'legal_regime',
  'official_referral',
  'payer_consent',
  'held_again_too_soon',
  'intake_paused',
]);

/**
 * Ranks the matches of one outcome: the own country first; then those that do not take the only room for a larger party;
 * then by km, on which conditions and rules that were not said weigh as a way to drive; then the freshest. Those that
 * cannot by the fewest barriers and km. `sort` is stable, so equal houses keep their order and the list does not jump.
 */
export const byRank = (a: Match, b: Match): number =>
  Number(a.abroad) - Number(b.abroad) ||
  Number(a.waste === 'scarce') - Number(b.waste === 'scarce') ||
  a.barriers.length - b.barriers.length ||
  a.weighedKm - b.weighedKm ||
  FRESHNESS[a.freshness] - FRESHNESS[b.freshness];

/** The distance with all that has to be settled; computed once for each match, since sorting compares each many times. */
export function weighedKm(
  { km, waste, services, ...open }: Pick<Match, 'km' | 'conditions' | 'asks' | 'waste' | 'services'>,
  wanted: readonly Service[] = [],
): number {
  const lacking = wanted.filter((service) => services?.includes(service) !== true).length;
  return (km ?? UNKNOWN_KM) + settledKm(open) + (waste === 'some' ? WASTE_KM : 0) + lacking * SERVICE_KM;
}

/** What has to be settled before somebody is taken, as a way to drive. */
export function settledKm({ conditions, asks }: Pick<Match, 'conditions' | 'asks'>): number {
  let settled = asks.length * A_CALL_KM;
  for (const { code } of conditions) settled += ON_PAPER.has(code) ? PAPERS_KM : A_CALL_KM;
  return settled;
}
