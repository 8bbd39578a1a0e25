import loadHighs from 'highs';
import { adultsOf, placesNeeded } from '../party.ts';
import { costsOf, costsOfNowhere, saysTo } from '../plan/choice.ts';
import type { PlanInput, PlanParty } from '../plan/input.ts';
import { AIMS, type Aim } from '../plan/problem.ts';
import { planShelters, together } from '../plan/rooms.ts';
import { searchesOf, searchOfNobody } from '../plan/searches.ts';
import { choose } from '../shelter/beds/choose.ts';
import { type FreeRoom, openFor } from '../shelter/beds/free.ts';
import { groupsOf, mayShare } from '../shelter/beds/sharing.ts';

const highs = await loadHighs();

/** A party in rooms that have a name each: a column of the program. */
interface Column {
  readonly name: string;
  readonly party: PlanParty;
  readonly shelter: string;
  readonly rooms: readonly FreeRoom[];
  readonly costs: Readonly<Record<Aim, number>>;
}

/** Aims that are one objective, since their weights stay small enough for a solver of floats. */
const TOGETHER: readonly (readonly Aim[])[] = [
  ['locked', 'people'],
  ['two_rooms', 'border', 'conditions'],
  ['distance', 'waste', 'changes'],
];

/**
 * What an integer program over single rooms reaches of each aim, group by group: no kinds of rooms, no units, none of the
 * search. An independent solver solves it.
 */
export function bestByProgram({ parties, ...rest }: PlanInput): Readonly<Record<Aim, number>> {
  const columns = columnsOf({ parties, ...rest });
  const rows = [...roomRows(columns), ...partyRows(columns, parties)];
  const missing = (party: PlanParty) => costsOfNowhere(party);
  const nobody = Object.fromEntries(AIMS.map((aim) => [aim, parties.reduce((all, one) => all + missing(one)[aim], 0)]));
  let reached: Record<string, number> = nobody;
  if (columns.length === 0) return reached as Record<Aim, number>;
  for (const group of TOGETHER) {
    const used = minimum(objectiveOf(group, columns), rows, columns);
    reached = Object.fromEntries(
      AIMS.map((aim) => [aim, used.reduce((all, one) => all + differs(one, aim), nobody[aim] as number)]),
    );
    for (const aim of group) {
      const text = sum(columns.map((column) => [differs(column, aim), column.name]));
      rows.push(`${text} <= ${(reached[aim] as number) - (nobody[aim] as number)}`);
    }
  }
  return reached as Record<Aim, number>;
}

/** What a column costs an aim beyond leaving its party without a place. */
const differs = ({ costs, party }: Column, aim: Aim): number => costs[aim] - costsOfNowhere(party)[aim];

/** The columns of the best solution. */
function minimum(objective: string, rows: readonly string[], columns: readonly Column[]): readonly Column[] {
  const text = [
    `Minimize\n obj: ${objective}`,
    `Subject To\n${rows.map((row, i) => ` c${i}: ${row}`).join('\n')}`,
    `Binary\n ${columns.map(({ name }) => name).join('\n ')}\nEnd`,
  ].join('\n');
  const solved = highs.solve(text, { output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0.5 });
  if (solved.Status !== 'Optimal') throw new Error(`the program ended as ${solved.Status}`);
  return columns.filter(({ name }) => Math.round(solved.Columns[name]?.Primal ?? 0) === 1);
}

function columnsOf(input: PlanInput): readonly Column[] {
  const searchFor = searchesOf(input);
  const columns: Column[] = [];
  for (const shelter of planShelters(input.shelters, searchOfNobody(input))) {
    for (const party of input.parties) {
      if (party.decided !== null && party.decided !== shelter.shelter.shelterId) continue;
      const search = searchFor(party, shelter.shelter);
      const fits = (rooms: readonly FreeRoom[]) =>
        rooms.every((room) => openFor(room, groupsOf(party.party))) &&
        choose(together(rooms), party.party, true) !== null;
      const pairs = shelter.rooms.flatMap((a, i) => shelter.rooms.slice(i + 1).map((b) => [a, b]));
      const inTwo = pairs.filter((pair) => pair.every((room) => room.terms === null && !fits([room])) && fits(pair));
      for (const rooms of [...shelter.rooms.map((room) => [room]).filter(fits), ...inTwo]) {
        const match = saysTo(shelter, rooms, party, search);
        if (match === null) continue;
        const name = `x${columns.length}`;
        columns.push({
          name,
          party,
          shelter: match.shelterId,
          rooms,
          costs: costsOf(
            match,
            rooms.map((room) => [room]),
            party,
          ),
        });
      }
    }
  }
  return columns;
}

const sum = (terms: readonly (readonly [number, string])[]): string =>
  terms.map(([by, name]) => `${by < 0 ? '-' : '+'} ${Math.abs(by)} ${name}`).join(' ');

/** One step of an aim weighs more than all of those after it in its group. */
function objectiveOf(group: readonly Aim[], columns: readonly Column[]): string {
  const most = (aim: Aim) => columns.reduce((max, column) => Math.max(max, Math.abs(differs(column, aim))), 0);
  const parties = new Set(columns.map(({ party }) => party)).size;
  const weights = group.map((_, i) =>
    group.slice(i + 1).reduce((product, aim) => product * (1 + parties * most(aim)), 1),
  );
  return sum(
    columns.map((column) => [
      group.reduce((all, aim, i) => all + (weights[i] as number) * differs(column, aim), 0),
      column.name,
    ]),
  );
}

/** What rooms take, and who may share one. */
function roomRows(columns: readonly Column[]): string[] {
  const rooms = new Map<FreeRoom, Column[]>();
  for (const column of columns) for (const room of column.rooms) rooms.set(room, [...(rooms.get(room) ?? []), column]);
  return [...rooms].flatMap(([room, users]) => {
    const { terms } = room;
    if (terms === null) return [`${sum(users.map(({ name }) => [1, name]))} <= 1`];
    const adults = room.adult.length + room.overflow.length;
    const notTogether = users.flatMap((a, i) =>
      users
        .slice(i + 1)
        .filter((b) => !mayShare(terms, groupsOf(a.party.party), groupsOf(b.party.party)))
        .map((b) => `+ 1 ${a.name} + 1 ${b.name} <= 1`),
    );
    return [
      `${sum(users.map(({ name, party }) => [placesNeeded(party.party), name]))} <= ${adults + room.child.length}`,
      `${sum(users.map(({ name, party }) => [adultsOf(party.party), name]))} <= ${adults}`,
      ...notTogether,
    ];
  });
}

/** One place for each party, the same house for those who stay together, another for those who don't. */
function partyRows(columns: readonly Column[], parties: readonly PlanParty[]): string[] {
  const of = (line: string, shelter?: string) =>
    columns.filter((column) => column.party.line === line && (shelter === undefined || column.shelter === shelter));
  const shelters = [...new Set(columns.map(({ shelter }) => shelter))];
  const names = (all: readonly Column[], by: number) => all.map(({ name }) => [by, name] as const);
  return parties.flatMap(({ line, with: withs, notWith }) => [
    ...(of(line).length > 0 ? [`${sum(names(of(line), 1))} <= 1`] : []),
    ...withs.flatMap((other) =>
      shelters.flatMap((shelter) => {
        const terms = [...names(of(line, shelter), 1), ...names(of(other, shelter), -1)];
        return terms.length === 0 ? [] : [`${sum(terms)} = 0`];
      }),
    ),
    ...notWith.flatMap((other) =>
      shelters.flatMap((shelter) => {
        const terms = [...names(of(line, shelter), 1), ...names(of(other, shelter), 1)];
        return terms.length === 0 ? [] : [`${sum(terms)} <= 1`];
      }),
    ),
  ]);
}
