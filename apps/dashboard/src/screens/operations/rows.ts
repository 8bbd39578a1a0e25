import type { OperationLine, OperationPlan, OperationView } from '@safe-haven/contracts';
import { placesFor } from '../../model/party/party.ts';

type PlannedLine = OperationPlan['lines'][number];
export type NotPlaced = OperationPlan['notPlaced'][number];

/** One party with what the plan says of it. */
export interface PartyRow {
  readonly line: OperationLine;
  /** Where it is planned; null: held, asked, or without a house. */
  readonly planned: PlannedLine | null;
  /** Why it has no house; null: it has one, or no plan was made since it was added. */
  readonly notPlaced: NotPlaced | null;
  readonly stage: Stage;
}

/** How far a party is: it has a place, a house answers, it is planned, or it has no house yet. */
export type Stage = 'held' | 'asked' | 'planned' | 'none';

/** The parties that one house has, or would have. */
export interface HouseRows {
  readonly shelterId: string;
  readonly rows: readonly PartyRow[];
  readonly places: number;
}

/** What the columns of an operation show. */
export interface OperationRows {
  /** All parties by number. */
  readonly all: readonly PartyRow[];
  readonly held: readonly HouseRows[];
  readonly planned: readonly HouseRows[];
  readonly asked: readonly PartyRow[];
  readonly none: readonly PartyRow[];
}

const HELD: readonly OperationLine['situation'][] = ['holding', 'first_hold', 'held', 'placed'];

const OPEN: readonly OperationLine['situation'][] = ['met', 'refused', 'asked', 'open'];

/** Whether a party still waits for a place: none is held or asked to be held for it, and its search goes on. */
export const isOpen = ({ situation, place }: OperationLine): boolean => place === null && OPEN.includes(situation);

const isOver = ({ situation }: OperationLine): boolean => situation === 'unmet' || situation === 'withdrawn';

/** The parties of an operation by how far they are. What the plan says of a party that has gone on meanwhile is left out. */
export function rowsOf(view: OperationView, plan: OperationPlan | null): OperationRows {
  const planned = new Map(plan?.lines.map((one) => [one.line, one]));
  const without = new Map(plan?.notPlaced.map((one) => [one.line, one]));
  const all = view.lines
    .filter((line) => !isOver(line))
    .toSorted((a, b) => a.line - b.line)
    .map((line): PartyRow => {
      const stage = HELD.includes(line.situation)
        ? 'held'
        : line.situation === 'asked'
          ? 'asked'
          : planned.has(line.line)
            ? 'planned'
            : 'none';
      return {
        line,
        stage,
        planned: stage === 'planned' ? (planned.get(line.line) ?? null) : null,
        notPlaced: stage === 'none' ? (without.get(line.line) ?? null) : null,
      };
    });
  const at = (stage: Stage) => all.filter((row) => row.stage === stage);
  return {
    all,
    held: byHouse(at('held'), ({ line }) => line.place?.shelterId ?? null),
    planned: byHouse(at('planned'), (row) => row.planned?.shelterId ?? null),
    asked: at('asked'),
    none: at('none'),
  };
}

function byHouse(rows: readonly PartyRow[], houseOf: (row: PartyRow) => string | null): readonly HouseRows[] {
  const houses = new Map<string, PartyRow[]>();
  for (const row of rows) {
    const house = houseOf(row) ?? '';
    houses.set(house, [...(houses.get(house) ?? []), row]);
  }
  return [...houses].map(([shelterId, inIt]) => ({ shelterId, rows: inIt, places: placesIn(inIt) }));
}

/** How many places parties need: a child under two needs none. */
export const placesIn = (rows: readonly PartyRow[]): number =>
  rows.reduce((sum, { line }) => sum + placesFor(line.party), 0);

/** The number that the next party gets: one that nobody had. */
export const nextNumber = ({ lines, gone }: Pick<OperationView, 'lines' | 'gone'>): number =>
  1 + Math.max(0, ...lines.map(({ line }) => line), ...gone.map(({ line }) => line));
