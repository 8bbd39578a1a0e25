import {
  type BandedDetail,
  type CommandName,
  type DemoPerson,
  type ExactDetail,
  leastOf,
  type Row,
  type ShelterDetail,
} from '@safe-haven/contracts';
import type { Random } from '@safe-haven/demo-network';

/** An action on a shelter, ready to be sent. */
export interface ShelterAction {
  readonly shelterId: string;
  readonly shelterName: string;
  readonly command: CommandName;
  readonly body: Readonly<Record<string, unknown>>;
}

type Weighted<T> = readonly (readonly [weight: number, value: T])[];

/**
 * Chooses a shelter. Staff and coordinators mostly choose their own; people who place others look for a shelter with
 * room, in her own country first. null: nothing to do on her board.
 */
export function chooseShelter(random: Random, person: DemoPerson, rows: readonly Row[]): string | null {
  const choices: [number, string][] = [];
  for (const row of rows) {
    const weight = row.view === 'exact' ? 6 : pull(person, row);
    if (weight > 0) choices.push([weight, row.shelterId]);
  }
  return choices.length > 0 ? random.weighted(choices) : null;
}

function pull(person: DemoPerson, row: Exclude<Row, { view: 'exact' }>): number {
  if (row.view === 'unreadable' || row.mode === 'counted' || person.role === 'shelter_staff') return 0;
  if (row.places.together === '0' || row.intake.state !== 'open') return 0.1;
  return row.country === person.country ? 2 : 0.4;
}

/**
 * Chooses an action there, within her rights: mostly such that occupancy stays realistic and the night can go on. `now`
 * in ms. null: nothing for her to do.
 */
export function chooseAction(random: Random, detail: ShelterDetail, now: number): ShelterAction | null {
  if (detail.view === 'unreadable') return null;
  const all = detail.view === 'exact' ? actionsOfStaff(random, detail, now) : actionsOfCaller(random, detail);
  const allowed = all.filter(([weight, { command }]) => weight > 0 && detail.may.includes(command));
  if (allowed.length === 0) return null;
  const { shelterId, name } = detail.row;
  return { shelterId, shelterName: name, ...random.weighted(allowed) };
}

type Chosen = Pick<ShelterAction, 'command' | 'body'>;
const chosen = (command: CommandName, body: Chosen['body'] = {}): Chosen => ({ command, body });

/**
 * A caller who sees bands only places people and handles her own holds; sometimes she tries a shelter that shows no
 * room.
 */
function actionsOfCaller(random: Random, { row, holds }: BandedDetail): Weighted<Chosen> {
  const together = leastOf(row.places.together);
  const open = row.intake.state === 'open' && together > 0;
  return [
    [open ? 5 : random.chance(0.15) ? 0.5 : 0, chosen('hold-beds', { party: partyFor(random, together) })],
    ...holds.flatMap(
      ({ holdId, extendsTo }): Weighted<Chosen> => [
        [1.5, chosen('release-hold', { holdId, reason: random.pick(RELEASED) })],
        [extendsTo === null ? 0 : 0.8, chosen('extend-hold', { holdId })],
      ],
    ),
  ];
}

function actionsOfStaff(random: Random, detail: ExactDetail, now: number): Weighted<Chosen> {
  const { row, holds, rooms } = detail;
  if (row.mode === 'counted') return [[1, chosen('report-census', census(random, detail, now))]];
  const { inService, occupied, together, free } = row.places;
  const full = inService === 0 ? 1 : occupied / inService;
  const beds = rooms.flatMap((r) => r.beds);
  const out = beds.find((b) => b.use === 'out');
  const spare = beds.find((b) => b.use === 'free' && b.kind === 'adult');
  return [
    [2, chosen('confirm-occupancy', { revision: row.revision })],
    [
      together > 0 && full < 0.9 ? 2.5 * (1.2 - full) : 0,
      chosen('admit-party', { party: partyFor(random, together), kind: 'self', anotherParty: true }),
    ],
    [together > 0 ? 1 : 0.05, chosen('hold-beds', { party: partyFor(random, together) })],
    ...holds.flatMap(
      ({ holdId, extendsTo }): Weighted<Chosen> => [
        [5, chosen('admit-party', { holdId })],
        [1, chosen('release-hold', { holdId, reason: random.pick(RELEASED) })],
        [extendsTo === null ? 0 : 0.5, chosen('extend-hold', { holdId })],
      ],
    ),
    ...departures(random, detail, full, now),
    [spare && free > 2 ? 0.4 : 0, chosen('take-bed-out-of-service', { bedId: spare?.bedId, reason: 'cleaning' })],
    [out ? 0.8 : 0, chosen('return-bed-to-service', { bedId: out?.bedId })],
    [row.intake.state === 'paused' ? 0.6 : 0, chosen('resume-intake')],
    [detail.undo === null ? 0 : 0.2, chosen('undo', { eventId: detail.undo?.eventId })],
  ];
}

const HOUR = 3_600_000;

/** The fuller the shelter, the likelier a discharge; other stays get a planned departure. */
function departures(random: Random, { stays }: ExactDetail, full: number, now: number): Weighted<Chosen> {
  if (stays.length === 0) return [];
  const { stayId } = random.pick(stays);
  const staying = stays.filter((s) => s.departure === null);
  const planned = staying.length > 0 ? random.pick(staying).stayId : null;
  const from = now + random.int(10, 120) * HOUR;
  const window = { from: new Date(from).toISOString(), to: new Date(from + 3 * HOUR).toISOString() };
  return [
    [
      full > 0.85 ? 3 : full > 0.55 ? 1.2 : 0.2,
      chosen('discharge-party', { stayId, destination: random.pick(DESTINATIONS) }),
    ],
    [planned === null ? 0 : 0.5, chosen('plan-departure', { stayId: planned, window })],
  ];
}

function census(random: Random, { row }: ExactDetail, now: number): Chosen['body'] {
  const places = row.reported?.inService ?? 10;
  const occupied = Math.min(places, Math.max(0, (row.reported?.occupied ?? 5) + random.int(-1, 1)));
  const asOf = new Date(now).toISOString();
  return { asOf, night: asOf.slice(0, 10), inService: places, occupied };
}

const RELEASED = ['placed_elsewhere', 'declined', 'not_suitable', 'no_show'] as const;
const DESTINATIONS = ['own_home', 'family', 'other_shelter', 'supported_housing', 'unknown'] as const;

type AnyParty = Readonly<Record<string, unknown>>;
const PARTIES: Weighted<{ readonly places: number; readonly party: AnyParty }> = [
  [5, { places: 1, party: { women: 1 } }],
  [1, { places: 1, party: { women: 1, infants: 1 } }],
  [3, { places: 2, party: { women: 1, girls: 1 } }],
  [2, { places: 2, party: { women: 1, boys: 1, sonsOldest: '7-11' } }],
  [1, { places: 3, party: { adults: 1, children: 2 } }],
  [0.5, { places: 4, party: { adults: 1, children: 3 } }],
];

/**
 * Mostly one woman, or one with a child or two. When the board shows that they don't fit she looks elsewhere, except
 * for one in ten.
 */
function partyFor(random: Random, together: number): AnyParty {
  const fitting = PARTIES.filter(([, { places }]) => places <= together);
  return random.weighted(fitting.length === 0 || random.chance(0.1) ? PARTIES : fitting).party;
}
