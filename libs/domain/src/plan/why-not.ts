import type { PlanInput, PlanParty } from './input.ts';
import type { PlanOption } from './problem.ts';
import type { Posed } from './units.ts';

/**
 * Why a party has no place, the first that is true. Of the houses: `no_house` takes it, those that may `ask_first`, or are
 * `too_far` to hold until it is there. Of persons: the house that was `decided` does not take it, all who stay `with` it
 * are too many, or where there is room is somebody from whom it stays `apart`. `no_room`: others need the rooms.
 */
export type WhyNot = 'no_house' | 'ask_first' | 'too_far' | 'decided' | 'with' | 'apart' | 'no_room';

/** Where a party may be by what was decided, and by those who are held already. */
export interface LimitsOfParty {
  readonly decided: string | null;
  /** Where those are held who stay with it. */
  readonly stays: readonly string[];
  /** Where those are held from whom it stays apart. */
  readonly never: readonly string[];
}

export function limitsOf(party: PlanParty, { parties }: Pick<PlanInput, 'parties'>): LimitsOfParty {
  const held = (isMeant: (other: PlanParty) => boolean): readonly string[] =>
    parties.filter(isMeant).flatMap(({ heldIn }) => heldIn ?? []);
  return {
    decided: party.decided,
    stays: held((other) => party.with.includes(other.line) || other.with.includes(party.line)),
    never: held((other) => party.notWith.includes(other.line) || other.notWith.includes(party.line)),
  };
}

/** Of a party that may be nowhere: which of its limits leaves none of the houses that take it; null: no house does. */
export function whyNowhere({ decided, stays }: LimitsOfParty, takenBy: readonly string[]): WhyNot | null {
  if (takenBy.length === 0) return null;
  const asDecided = takenBy.filter((shelterId) => (decided ?? shelterId) === shelterId);
  if (asDecided.length === 0) return 'decided';
  return asDecided.some((shelterId) => stays.every((stay) => stay === shelterId)) ? 'apart' : 'with';
}

/** Of a party that might be somewhere: what the plan, as it was chosen, leaves in its way. */
export function whyLeftOut(
  { problem: { capacities, units: posed }, units, notWith }: Posed,
  chosen: readonly (number | null)[],
  line: string,
): WhyNot {
  const unit = units.findIndex((parties) => parties.some((party) => party.line === line));
  const options = posed[unit]?.options ?? [];
  if (options.length === 0) return 'with';
  const left = [...capacities];
  for (const [i, option] of chosen.entries()) {
    for (const { row, amount } of option === null ? [] : (posed[i]?.options[option]?.uses ?? [])) {
      left[row] = (left[row] as number) - amount;
    }
  }
  const fits = ({ uses }: PlanOption) =>
    uses.every(({ row, amount }) => notWith.has(row) || amount <= (left[row] ?? 0));
  return options.some(fits) ? 'apart' : 'no_room';
}
