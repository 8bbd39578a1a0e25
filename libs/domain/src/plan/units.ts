import { adultsOf, placesNeeded } from '../party.ts';
import type { FreeRoom } from '../shelter/beds/free.ts';
import { groupsOf, mayShare, type SharingTerms } from '../shelter/beds/sharing.ts';
import { costsOfNowhere, levelsOf } from './choice.ts';
import type { PlanParty } from './input.ts';
import type { Choice, RoomClass } from './options.ts';
import { type PlanOption, type PlanProblem, sumOf, type Unit } from './problem.ts';

/** The numbers of a plan, and what the chosen ones mean. */
export interface Posed {
  readonly problem: PlanProblem;
  /** Of each unit and option the choice for each of its parties. */
  readonly meaning: readonly (readonly (readonly Choice[])[])[];
  readonly units: readonly (readonly PlanParty[])[];
  /** The rows of pairs that may not be in one house. */
  readonly notWith: ReadonlySet<number>;
}

/** Beyond this many parties that stay together, each has one room or none. */
const TWO_ROOMS_UP_TO = 2;

/** Poses the plan of these parties, each with its choices. */
export function pose(parties: readonly PlanParty[], choices: ReadonlyMap<string, readonly Choice[]>): Posed {
  const rows = new Rows(parties, choices);
  const units = unitsOf(parties);
  const meaning: (readonly (readonly Choice[])[])[] = [];
  const posed = units.map((unit): Unit => {
    const all = bestShelters(combined(unit, choices, rows), units.length);
    meaning.push(all.map(({ chosen }) => chosen));
    return {
      missing: sumOf(unit.map((party) => levelsOf(costsOfNowhere(party)))),
      options: all.map(({ option }) => option),
    };
  });
  return { problem: { capacities: rows.capacities, units: posed }, meaning, units, notWith: rows.notWith };
}

/** Parties that stay together, no matter of which of them it was said. */
function unitsOf(parties: readonly PlanParty[]): readonly (readonly PlanParty[])[] {
  const unitOf = new Map(parties.map((party) => [party.line, new Set([party])]));
  for (const { line, with: others } of parties) {
    for (const other of others) {
      const [mine, theirs] = [unitOf.get(line), unitOf.get(other)];
      if (mine === undefined || theirs === undefined || mine === theirs) continue;
      for (const party of theirs) {
        mine.add(party);
        unitOf.set(party.line, mine);
      }
    }
  }
  return [...new Set(unitOf.values())].map((unit) => [...unit]);
}

interface Combined {
  readonly chosen: readonly Choice[];
  readonly option: PlanOption;
}

/** Every way to place all of a unit in one house. */
function combined(
  unit: readonly PlanParty[],
  choices: ReadonlyMap<string, readonly Choice[]>,
  rows: Rows,
): readonly (readonly Combined[])[] {
  const [first, ...others] = unit.map(({ line }) =>
    (choices.get(line) ?? []).filter(({ classes }) => unit.length <= TWO_ROOMS_UP_TO || classes.length === 1),
  );
  const shelters = [...new Set((first ?? []).map(({ shelter }) => shelter))];
  return shelters.map((shelter) => {
    const here = (all: readonly Choice[]) => all.filter((choice) => choice.shelter === shelter);
    const start = here(first ?? []).map((choice) => [choice]);
    const all = others.reduce<readonly (readonly Choice[])[]>(
      (some, next) => some.flatMap((chosen) => here(next).map((choice) => [...chosen, choice])),
      start,
    );
    return withoutRepeats(all.flatMap((chosen) => rows.optionOf(chosen) ?? []));
  });
}

/** Of options that use the same the cheapest. */
function withoutRepeats(all: readonly Combined[]): readonly Combined[] {
  const best = new Map<string, Combined>();
  for (const one of all) {
    const uses = one.option.uses.map(({ row, amount }) => `${row}:${amount}`).toSorted();
    const known = best.get(uses.join());
    if (known === undefined || compare(one, known) < 0) best.set(uses.join(), one);
  }
  return [...best.values()];
}

/**
 * Only the best houses of a unit, as many as there are units: the others touch one less, and the best untouched house is as
 * good as any that is left out. So nothing is lost.
 */
function bestShelters(byShelter: readonly (readonly Combined[])[], many: number): readonly Combined[] {
  const sorted = byShelter
    .filter((all) => all.length > 0)
    .map((all) => all.toSorted(compare))
    .toSorted((a, b) => compare(a[0] as Combined, b[0] as Combined));
  return sorted.slice(0, many).flat();
}

function compare({ option: a }: Combined, { option: b }: Combined): number {
  for (const [aim, level] of a.levels.entries()) {
    const less = level - (b.levels[aim] as number);
    if (less !== 0) return less;
  }
  return 0;
}

/** The rows of a plan: what rooms take, and pairs of parties of which one may be in a house or a room. */
class Rows {
  readonly capacities: number[] = [];
  readonly notWith = new Set<number>();
  readonly #places = new Map<RoomClass, number>();
  readonly #adults = new Map<RoomClass, number>();
  /** By party and by house or room: the rows that it uses there. */
  readonly #apart = new Map<string, Map<unknown, number[]>>();
  readonly #parties: ReadonlyMap<string, PlanParty>;

  constructor(parties: readonly PlanParty[], choices: ReadonlyMap<string, readonly Choice[]>) {
    this.#parties = new Map(parties.map((party) => [party.line, party]));
    const all = [...choices.values()].flat();
    for (const one of new Set(all.flatMap(({ classes }) => classes))) this.#addRoom(one);
    const unitOf = new Map(unitsOf(parties).flatMap((unit) => unit.map(({ line }) => [line, unit])));
    for (const [i, a] of parties.entries()) {
      for (const b of parties.slice(i + 1)) {
        if (unitOf.get(a.line) !== unitOf.get(b.line)) this.#addPair(a, b, choices);
      }
    }
  }

  #addRow(capacity: number): number {
    this.capacities.push(capacity);
    return this.capacities.length - 1;
  }

  #addRoom(one: RoomClass): void {
    const { adult, child, overflow } = one.rooms[0] as FreeRoom;
    const adults = adult.length + overflow.length;
    this.#places.set(one, this.#addRow(one.isHousehold ? one.rooms.length : adults + child.length));
    if (!one.isHousehold && child.length > 0) this.#adults.set(one, this.#addRow(adults));
  }

  #addPair(a: PlanParty, b: PlanParty, choices: ReadonlyMap<string, readonly Choice[]>): void {
    const [ofA, ofB] = [choices.get(a.line) ?? [], choices.get(b.line) ?? []];
    const both = <T>(of: (choice: Choice) => readonly T[]): readonly T[] => {
      const theirs = new Set(ofB.flatMap(of));
      return [...new Set(ofA.flatMap(of))].filter((one) => theirs.has(one));
    };
    if (isApart(a, b)) {
      for (const shelter of both((choice) => [choice.shelter])) this.notWith.add(this.#addApart(a, b, shelter));
    } else {
      const shared = both((choice) => choice.classes).filter((one) => !one.isHousehold);
      for (const one of shared) if (!mayBothBe(one, a, b)) this.#addApart(a, b, one);
    }
  }

  #addApart(a: PlanParty, b: PlanParty, place: unknown): number {
    const row = this.#addRow(1);
    for (const { line } of [a, b]) {
      const places = this.#apart.get(line) ?? new Map<unknown, number[]>();
      places.set(place, [...(places.get(place) ?? []), row]);
      this.#apart.set(line, places);
    }
    return row;
  }

  /** What these choices of a unit in one house use and cost; null: they don't fit together. */
  optionOf(chosen: readonly Choice[]): Combined | null {
    const uses = new Map<number, number>();
    const add = (row: number, amount: number) => uses.set(row, (uses.get(row) ?? 0) + amount);
    for (const choice of chosen) {
      const { party } = this.#parties.get(choice.line) as PlanParty;
      for (const one of choice.classes) {
        add(this.#places.get(one) as number, one.isHousehold ? 1 : placesNeeded(party));
        const adults = this.#adults.get(one);
        if (adults !== undefined && adultsOf(party) > 0) add(adults, adultsOf(party));
      }
      for (const place of [choice.shelter, ...choice.classes]) {
        for (const row of this.#apart.get(choice.line)?.get(place) ?? []) add(row, 1);
      }
    }
    if (![...uses].every(([row, amount]) => amount <= (this.capacities[row] as number))) return null;
    if (!this.#agree(chosen)) return null;
    const [first] = chosen.flatMap(({ classes }) => classes).toSorted(byRoom);
    return {
      chosen,
      option: {
        column: this.#places.get(first as RoomClass) as number,
        uses: [...uses].map(([row, amount]) => ({ row, amount })),
        levels: sumOf(chosen.map(({ levels }) => levels)),
      },
    };
  }

  /** Whether those of a unit may be in these rooms together. */
  #agree(chosen: readonly Choice[]): boolean {
    return chosen.every((a, i) =>
      chosen.slice(i + 1).every((b) => {
        const [one, other] = [this.#parties.get(a.line) as PlanParty, this.#parties.get(b.line) as PlanParty];
        if (isApart(one, other)) return false;
        return a.classes.every((c) => c.isHousehold || !b.classes.includes(c) || mayBothBe(c, one, other));
      }),
    );
  }
}

const isApart = (a: PlanParty, b: PlanParty): boolean => a.notWith.includes(b.line) || b.notWith.includes(a.line);

const mayBothBe = ({ rooms: [room] }: RoomClass, a: PlanParty, b: PlanParty): boolean =>
  mayShare((room as FreeRoom).terms as SharingTerms, groupsOf(a.party), groupsOf(b.party));

/** Household rooms first, the largest first: what is scarce decides the bound. */
const byRoom = (a: RoomClass, b: RoomClass): number =>
  Number(b.isHousehold) - Number(a.isHousehold) || sizeOf(b) - sizeOf(a);
const sizeOf = ({ rooms: [room] }: RoomClass): number => {
  const { adult, child, overflow } = room as FreeRoom;
  return adult.length + child.length + overflow.length;
};
