import type { FoundHouse, FoundPlaces } from '@safe-haven/contracts';
import { movedCount } from '../../../model/listing/frozen-order.ts';

const GROUPS = ['takes', 'takesIf', 'cannot'] as const;
export type Group = (typeof GROUPS)[number];
/** The ids of the houses of each group, in the order in which they stand on the screen. */
export type Order = Readonly<Record<Group, readonly string[]>>;

export const NO_ORDER: Order = { takes: [], takesIf: [], cannot: [] };

/** A house with the group that it is in by the newest answer. */
export interface Placed {
  readonly shelter: FoundHouse;
  readonly group: Group;
}

export const orderOf = (found: FoundPlaces): Order => ({
  takes: idsOf(found.takes.houses),
  takesIf: idsOf(found.takesIf.houses),
  cannot: idsOf(found.cannot.houses),
});

export const placedIn = (found: FoundPlaces): ReadonlyMap<string, Placed> =>
  new Map(
    GROUPS.flatMap((group) => found[group].houses.map((shelter) => [shelter.shelterId, { shelter, group }] as const)),
  );

/** The order that is shown, without what is no longer there: nothing moves under a pointer or the focus. */
export const frozenOrder = (shown: Order, known: ReadonlyMap<string, Placed>): Order => ({
  takes: shown.takes.filter((id) => known.has(id)),
  takesIf: shown.takesIf.filter((id) => known.has(id)),
  cannot: shown.cannot.filter((id) => known.has(id)),
});

/** How many houses would move, come or go if the wanted order was shown; one that changes its group has moved. */
export const movedBetween = (shown: Order, wanted: Order): number => movedCount(inOneRow(shown), inOneRow(wanted));

export const sameOrder = (a: Order, b: Order): boolean => inOneRow(a).join() === inOneRow(b).join();

const inOneRow = ({ takes, takesIf, cannot }: Order): readonly string[] => [
  ...takes,
  '/if',
  ...takesIf,
  '/cannot',
  ...cannot,
];
const idsOf = (shelters: readonly FoundHouse[]): readonly string[] => shelters.map(({ shelterId }) => shelterId);

/** What can be done about a house from here: its beds held, or the house asked. Nothing where only a phone helps. */
export function actionOf({ shelter, group }: Placed): 'hold' | 'ask' | 'none' {
  if (group === 'cannot') return 'none';
  const codes = shelter.conditions.map(({ code }) => code);
  if (codes.includes('counted') || codes.includes('unreadable')) return 'none';
  if (shelter.direct && shelter.offer !== null && !codes.includes('held_again_too_soon')) return 'hold';
  return 'ask';
}

/** The house that Enter acts on while nobody stands in the list: the best that can be held or asked; null: there is none. */
export function topOf({ takes, takesIf }: Order, placed: ReadonlyMap<string, Placed>): FoundHouse | null {
  for (const shelterId of [...takes, ...takesIf]) {
    const one = placed.get(shelterId);
    if (one && actionOf(one) !== 'none') return one.shelter;
  }
  return null;
}

/** What stands in the way of a house for this moment alone: a request may still change it. */
const FOR_NOW: readonly string[] = [
  'no_place_for_party',
  'no_free_place',
  'cannot_place_together',
  'intake_paused',
  'intake_hours',
];

/**
 * Whom a request is put to: everybody that takes them or might. Where nobody does, those that would if only they had a
 * place now: a full house may have room tomorrow, or open its overflow.
 */
export function couldBeAsked(found: FoundPlaces): readonly FoundHouse[] {
  const willing = [...found.takes.houses, ...found.takesIf.houses];
  if (willing.length > 0) return willing;
  return found.cannot.houses.filter(({ barriers }) => barriers.every(({ code }) => FOR_NOW.includes(code)));
}

/** Houses whose first reason is the same; `count`: how many have it, sent or not. */
export interface ReasonGroup {
  readonly code: string;
  readonly count: number;
  readonly shelters: readonly string[];
}

/** Those that can't, by the reason that is told first; a house that could until a moment ago stands at the end. */
export function byFirstReason(
  { order, placed }: { readonly order: Order; readonly placed: ReadonlyMap<string, Placed> },
  reasons: readonly { readonly code: string; readonly count: number }[],
): readonly ReasonGroup[] {
  const byCode = Map.groupBy(order.cannot, (id) => placed.get(id)?.shelter.barriers[0]?.code ?? '');
  const known = new Map(reasons.map(({ code, count }) => [code, count]));
  const codes = [...new Set([...known.keys(), ...byCode.keys()])];
  return codes.flatMap((code) => {
    const shelters = byCode.get(code) ?? [];
    return shelters.length === 0 ? [] : [{ code, count: Math.max(known.get(code) ?? 0, shelters.length), shelters }];
  });
}
