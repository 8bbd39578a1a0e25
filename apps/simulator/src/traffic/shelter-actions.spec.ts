import { describe, expect, it } from '@jest/globals';
import { commandBodies, type DemoPerson, type ExactDetail, type Row, type ShelterDetail } from '@safe-haven/contracts';
import { seededRandom } from '@safe-haven/demo-network';
import { chooseAction, chooseShelter, type ShelterAction } from './shelter-actions.ts';

const NOW = Date.parse('2026-11-25T01:10:00.000Z');
const hotline: DemoPerson = { person: 'p', name: 'V.', role: 'hotline', organisation: 'Atina', country: 'RS' };
const staff: DemoPerson = { ...hotline, role: 'shelter_staff' };
const base = {
  name: 'House Lipa',
  organisation: 'Atina',
  country: 'RS',
  area: { id: 'rs-beograd', name: 'Belgrade', point: null },
  kind: 'emergency',
  mode: 'kept',
  intake: { state: 'open' },
} as const;

const banded = (shelterId: string, band: '0' | '4+', over: Partial<Row> = {}): Row =>
  ({ ...base, view: 'banded', shelterId, places: { band, together: band }, freshness: 'fresh', ...over }) as Row;

const bed = (bedId: string, use: 'free' | 'occupied' | 'held' | 'out') => ({
  bedId,
  label: bedId,
  kind: 'adult' as const,
  stepFree: false,
  use,
  holdId: use === 'held' ? 'h1' : null,
  stayId: use === 'occupied' ? 's1' : null,
  out: null,
  overflowUntil: null,
});

const exact = (over: Partial<ExactDetail> = {}, occupied = 1): ExactDetail => ({
  view: 'exact',
  position: '1',
  row: {
    ...base,
    view: 'exact',
    shelterId: 'lipa',
    places: {
      inService: 5,
      free: 4 - occupied,
      spare: 0,
      held: 1,
      occupied,
      outOfService: 1,
      together: 3,
      freeCots: 0,
    },
    soonFree: null,
    reported: null,
    confirmedAt: null,
    changedAt: '2026-11-25T00:00:00.000Z',
    revision: '42',
  },
  timezone: 'Europe/Belgrade',
  rooms: [
    {
      roomId: 'r1',
      label: 'Room 1',
      privacy: 'shared',
      forWhom: null,
      features: [],
      beds: [
        bed('a', 'free'),
        bed('b', 'free'),
        bed('c', 'free'),
        bed('d', 'occupied'),
        bed('e', 'held'),
        bed('f', 'out'),
      ],
    },
  ],
  holds: [hold],
  stays: [{ stayId: 's1', party, beds: ['d'], since: '2026-11-20T00:00:00.000Z', departure: null }],
  rules: null,
  checkHours: [],
  holdPolicy: null,
  may: Object.keys(commandBodies),
  undo: null,
  ...over,
});
const party = { women: 1, men: 0, other: 0, girls: 0, boys: 0, infants: 0, sonsOldest: null };
const hold: ExactDetail['holds'][number] = {
  holdId: 'h1',
  party,
  beds: ['e'],
  placedBy: { role: 'hotline', organisation: 'Atina', mine: false },
  heldAt: '2026-11-25T01:00:00.000Z',
  expiresAt: '2026-11-25T02:30:00.000Z',
  extendsTo: '2026-11-25T03:00:00.000Z',
  arrival: null,
  overdueFrom: null,
  requestId: null,
};

const SEED = 11;
const actions = (detail: ShelterDetail, n = 600): ShelterAction[] => {
  const random = seededRandom(SEED);
  return Array.from({ length: n }, () => chooseAction(random, detail, NOW)).filter((w) => w !== null);
};
const share = (list: readonly ShelterAction[], command: string): number =>
  list.filter((w) => w.command === command).length / list.length;

describe('the choice of an action in a shelter', () => {
  it('follows from the seed', () => {
    expect(actions(exact())).toEqual(actions(exact()));
  });

  it('is always a body that the contract accepts', () => {
    const counted = exact({ row: { ...exact().row, mode: 'counted' } as ExactDetail['row'] });
    const everything = [...actions(exact()), ...actions(counted, 20), ...actions(call(), 100)];
    for (const { command, body } of everything) {
      expect([command, commandBodies[command].safeParse(body).error]).toEqual([command, undefined]);
    }
    expect(new Set(everything.map((w) => w.command)).size).toBeGreaterThan(8);
  });

  it('is only what the house says she may', () => {
    const may = ['confirm-occupancy', 'discharge-party'];
    expect(new Set(actions(exact({ may })).map((w) => w.command))).toEqual(new Set(may));
    expect(actions(exact({ may: [] }))).toEqual([]);
  });

  it('discharges more often the fuller the shelter is, and admits nobody to a full one', () => {
    const waitingParties = (list: readonly ShelterAction[]) =>
      list.filter((w) => w.command === 'admit-party' && 'party' in w.body);
    const [empty, full] = [actions(exact({}, 0)), actions(exact({}, 5))];
    expect(share(full, 'discharge-party')).toBeGreaterThan(2 * share(empty, 'discharge-party'));
    expect(waitingParties(empty).length).toBeGreaterThan(0);
    expect(waitingParties(full)).toEqual([]);
  });

  it('is a hold, or the care of her own holds, for readers of bands', () => {
    expect(new Set(actions(call()).map((w) => w.command))).toEqual(
      new Set(['hold-beds', 'release-hold', 'extend-hold']),
    );
    for (const { body } of actions(call())) expect(body).not.toHaveProperty('beds');
  });

  it('is nothing in an unreadable shelter', () => {
    const row = { ...base, view: 'unreadable', shelterId: 'x' } as const;
    expect(actions({ view: 'unreadable', position: '1', row, may: ['confirm-occupancy'] })).toEqual([]);
  });
});

const call = (): ShelterDetail => ({
  view: 'banded',
  position: '1',
  row: { ...base, view: 'banded', shelterId: 'lipa', places: { band: '2-3', together: '2-3' }, freshness: 'fresh' },
  rules: null,
  holds: [
    {
      holdId: 'h1',
      places: 2,
      roomKind: 'household',
      expiresAt: hold.expiresAt,
      extendsTo: hold.extendsTo,
      arrival: null,
      overdueFrom: null,
    },
  ],
  may: ['hold-beds', 'release-hold', 'extend-hold'],
  undo: null,
});

describe('the choice of a shelter', () => {
  const visits = (person: DemoPerson, rows: readonly Row[]): Map<string, number> => {
    const random = seededRandom(SEED);
    const seen = new Map<string, number>();
    for (let i = 0; i < 400; i++) {
      const id = chooseShelter(random, person, rows);
      if (id !== null) seen.set(id, (seen.get(id) ?? 0) + 1);
    }
    return seen;
  };

  it('has room and is in her own country, more often than not', () => {
    const rows = [banded('near', '4+'), banded('far', '4+', { country: 'AL' }), banded('full', '0')];
    const seen = visits(hotline, rows);
    expect(seen.get('near')).toBeGreaterThan(2 * (seen.get('far') ?? 0));
    expect(seen.get('far')).toBeGreaterThan(seen.get('full') ?? 0);
  });

  it('is her own for house staff, and none when there is none', () => {
    expect([...visits(staff, [exact().row, banded('other', '4+')]).keys()]).toEqual(['lipa']);
    expect(visits(staff, [banded('other', '4+')]).size).toBe(0);
    expect(visits(hotline, [banded('counted', '4+', { mode: 'counted' })]).size).toBe(0);
  });
});
