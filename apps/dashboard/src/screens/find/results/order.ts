import type { FoundPlaces, FoundShelter } from '@safe-haven/contracts';
import { movedCount } from '../../../model/listing/frozen-order.ts';

const GROUPS = ['takes', 'takesIf', 'cannot'] as const;
export type Group = (typeof GROUPS)[number];
/** The ids of the shelters of each group, in display order. */
export type Order = Readonly<Record<Group, readonly string[]>>;

export const NO_ORDER: Order = { takes: [], takesIf: [], cannot: [] };

/** A shelter with its group in the latest answer. */
export interface Placed {
  readonly shelter: FoundShelter;
  readonly group: Group;
}

export const orderOf = (found: FoundPlaces): Order => ({
  takes: idsOf(found.takes.shelters),
  takesIf: idsOf(found.takesIf.shelters),
  cannot: idsOf(found.cannot.shelters),
});

export const placedIn = (found: FoundPlaces): ReadonlyMap<string, Placed> =>
  new Map(
    GROUPS.flatMap((group) => found[group].shelters.map((shelter) => [shelter.shelterId, { shelter, group }] as const)),
  );

/** The shown order without shelters that are gone, so that nothing moves under the pointer. */
export const frozenOrder = (shown: Order, placed: ReadonlyMap<string, Placed>): Order => ({
  takes: shown.takes.filter((id) => placed.has(id)),
  takesIf: shown.takesIf.filter((id) => placed.has(id)),
  cannot: shown.cannot.filter((id) => placed.has(id)),
});

/** Number of shelters that would move, appear or disappear; a change of group is a move. */
export const movedBetween = (shown: Order, next: Order): number => movedCount(inOneRow(shown), inOneRow(next));

export const sameOrder = (a: Order, b: Order): boolean => inOneRow(a).join() === inOneRow(b).join();

const inOneRow = ({ takes, takesIf, cannot }: Order): readonly string[] => [
  ...takes,
  '/if',
  ...takesIf,
  '/cannot',
  ...cannot,
];
const idsOf = (shelters: readonly FoundShelter[]): readonly string[] => shelters.map(({ shelterId }) => shelterId);

/** The action on a shelter: hold its beds, ask it, or none where only a call helps. */
export function actionOf({ shelter, group }: Placed): 'hold' | 'ask' | 'none' {
  if (group === 'cannot') return 'none';
  const codes = shelter.conditions.map(({ code }) => code);
  if (codes.includes('counted') || codes.includes('unreadable')) return 'none';
  if (shelter.direct && shelter.offer !== null && !codes.includes('held_again_too_soon')) return 'hold';
  return 'ask';
}

/** The shelter that Enter acts on: the best that can be held or asked; null: none. */
export function topOf({ takes, takesIf }: Order, placed: ReadonlyMap<string, Placed>): FoundShelter | null {
  for (const shelterId of [...takes, ...takesIf]) {
    const entry = placed.get(shelterId);
    if (entry && actionOf(entry) !== 'none') return entry.shelter;
  }
  return null;
}

/** Temporary barriers: a request may still succeed. */
const TEMPORARY_BARRIERS: readonly string[] = [
  'no_place_for_party',
  'no_free_place',
  'cannot_place_together',
  'intake_paused',
  'intake_hours',
];

/**
 * The shelters that a request is sent to: all that take the party or might. If there are none, those whose only barrier
 * is space: a full shelter may have a place tomorrow or open its overflow.
 */
export function couldBeAsked(found: FoundPlaces): readonly FoundShelter[] {
  const matching = [...found.takes.shelters, ...found.takesIf.shelters];
  if (matching.length > 0) return matching;
  return found.cannot.shelters.filter(({ barriers }) =>
    barriers.every(({ code }) => TEMPORARY_BARRIERS.includes(code)),
  );
}

/** Shelters with the same first reason; `count` includes those that were not sent. */
export interface ReasonGroup {
  readonly code: string;
  readonly count: number;
  readonly shelters: readonly string[];
}

/** The shelters that can't, grouped by first reason; those that could until a moment ago come last. */
export function byFirstReason(
  { order, placed }: { readonly order: Order; readonly placed: ReadonlyMap<string, Placed> },
  reasons: readonly { readonly code: string; readonly count: number }[],
): readonly ReasonGroup[] {
  const byCode = Map.groupBy(order.cannot, (id) => placed.get(id)?.shelter.barriers[0]?.code ?? '');
  const counts = new Map(reasons.map(({ code, count }) => [code, count]));
  const codes = [...new Set([...counts.keys(), ...byCode.keys()])];
  return codes.flatMap((code) => {
    const shelters = byCode.get(code) ?? [];
    return shelters.length === 0 ? [] : [{ code, count: Math.max(counts.get(code) ?? 0, shelters.length), shelters }];
  });
}
