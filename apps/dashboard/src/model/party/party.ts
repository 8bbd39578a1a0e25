import type { Hold } from '@safe-haven/contracts';
import { type L10n, listed } from '../l10n/l10n.ts';

export type Party = Hold['party'];
export type SonsAge = NonNullable<Party['sonsOldest']>;

/** In display order. */
export const GUESTS = ['women', 'girls', 'boys', 'infants', 'men', 'other'] as const;
export type Guest = (typeof GUESTS)[number];
export const SONS_AGES = ['0-6', '7-11', '12-14', '15-17'] as const satisfies readonly SonsAge[];

export const EMPTY_PARTY: Party = { women: 0, men: 0, other: 0, girls: 0, boys: 0, infants: 0, sonsOldest: null };

/** The number of people, infants included. */
export const peopleIn = (p: Party): number => GUESTS.reduce((sum, g) => sum + p[g], 0);

/** The number of places: a child under two has a cot or sleeps with its mother. */
export const placesFor = (p: Party): number => peopleIn(p) - p.infants;

/** Whether there is an adult in a party. */
export const hasAdult = ({ women, men, other }: Party): boolean => women + men + other > 0;

/** Drops the age of the oldest son when there is no boy. */
export const normalized = (p: Party): Party => (p.boys === 0 ? { ...p, sonsOldest: null } : p);

/** "1 woman, 1 girl and 2 boys, oldest son 7–11". */
export function formatParty(l10n: L10n, party: Party): string {
  const { t } = l10n;
  const parts = GUESTS.filter((g) => party[g] > 0).map((g) => t(`party.${g}`, { count: party[g] }));
  if (parts.length === 0) return t('party.nobody');
  const people = listed(l10n, parts);
  return party.sonsOldest === null ? people : t('party.withSons', { people, age: t(`sons.${party.sonsOldest}`) });
}

const count = (value: unknown): number => (typeof value === 'number' && value >= 0 ? value : 0);

/** Reads a party from event data; missing numbers are 0. */
export function partyOf(data: unknown): Party {
  const d = (typeof data === 'object' && data !== null ? data : {}) as Record<string, unknown>;
  const sons = SONS_AGES.find((age) => age === d['sonsOldest']) ?? null;
  return {
    women: count(d['women']),
    men: count(d['men']),
    other: count(d['other']),
    girls: count(d['girls']),
    boys: count(d['boys']),
    infants: count(d['infants']),
    sonsOldest: sons,
  };
}
