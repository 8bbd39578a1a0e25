import { areaById, bedKind } from '@safe-haven/contracts';
import type { ImportColumn } from '@safe-haven/contracts/exchange';
import type { KeptShelter, Registered } from '@safe-haven/domain';
import type { FoldedShelter } from '@safe-haven/projections';
import { type Cell, csvOf } from '../../exports/tables/table.ts';
import type { Taken } from './archive.ts';

/**
 * How the houses are set up: in the forms that `haven import` reads, and all of it as JSON. A house that this program can't
 * read to its end is named and not described.
 */
export function* setUpFiles({ shelters }: Taken): Generator<readonly [file: string, text: string]> {
  const states = shelters.flatMap(({ state, unreadable }) =>
    unreadable === null && state.situation !== 'unregistered' ? [state] : [],
  );
  yield ['set-up/houses.csv', tableOf(HOUSE, states.map(houseRow))];
  yield ['set-up/rooms.csv', tableOf(ROOM, states.flatMap(roomRows))];
  yield ['set-up/rules.csv', tableOf(RULE, states.flatMap(ruleRows))];
  yield ['set-up/nights.csv', tableOf(NIGHT, states.flatMap(nightRows))];
  yield ['set-up/houses.json', JSON.stringify({ houses: shelters.map(houseOf) }, null, 1)];
}

/** The columns of each kind of import, by their codes. */
const HOUSE = ['shelter', 'name', 'organisation', 'country', 'area', 'timezone', 'kind', 'mode'] as const;
const ROOM = ['shelter', 'organisation', 'room', 'privacy', 'for_whom', ...bedKind.options] as const;
const RULE = ['shelter', 'organisation', 'rule', 'value'] as const;
const NIGHT = ['date', 'shelter', 'organisation', 'in_service', 'occupied'] as const;

const tableOf = (columns: readonly ImportColumn[], rows: readonly (readonly Cell[])[]): string =>
  csvOf({ name: '', columns, rows });

const houseRow = (state: Registered): Cell[] => [
  ...[state.shelterId, state.name, state.organisation, state.country],
  ...[areaById(state.area.id)?.names.en ?? state.area.name, state.timezone, state.kind, state.situation],
];

const roomRows = (state: Registered): Cell[][] =>
  state.situation !== 'kept'
    ? []
    : Object.values(state.rooms).map(({ roomId, label, privacy, forWhom = null }) => [
        ...[state.shelterId, state.organisation, label, privacy, forWhom],
        ...bedKind.options.map((kind) => bedsIn(state, roomId).filter((bed) => bed.kind === kind).length),
      ]);

const bedsIn = ({ beds }: KeptShelter, roomId: string) => Object.values(beds).filter((bed) => bed.roomId === roomId);

const ruleRows = ({ shelterId, organisation, rules }: Registered): Cell[][] =>
  Object.entries(rules ?? {}).map(([rule, value]) => [
    ...[shelterId, organisation, rule],
    Array.isArray(value) ? value.join('|') : String(value),
  ]);

const nightRows = ({ shelterId, organisation, census }: Registered): Cell[][] =>
  Object.values(census.months)
    .flatMap((month) => Object.values(month))
    .map(({ night, inService, occupied }) => [night, shelterId, organisation, inService, occupied]);

/** The set-up alone: not who is there, held or expected, and no id of a room or bed. */
function houseOf({ shelterId, state, unreadable }: FoldedShelter) {
  if (state.situation === 'unregistered' || unreadable !== null) return { shelterId, unreadable: true };
  const { name, organisation, country, area, timezone, kind, situation, draft, closed, rules, checkHours } = state;
  const kept = state.situation === 'kept' ? state : null;
  return {
    ...{ shelterId, name, organisation, country, area, timezone, kind, mode: situation, draft, closed },
    ...{ registeredAt: state.registeredAt, rules, checkHours, holdPolicy: kept?.holdPolicy ?? null },
    rooms: Object.values(kept?.rooms ?? {}).map(({ roomId, label, privacy, forWhom = null, features }) => ({
      ...{ label, privacy, forWhom, features },
      beds: bedsIn(kept!, roomId).map((bed) => ({ label: bed.label, kind: bed.kind, stepFree: bed.stepFree })),
    })),
  };
}
