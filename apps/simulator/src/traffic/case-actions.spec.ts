import { describe, expect, it } from '@jest/globals';
import {
  type CommandName,
  commandBodies,
  type DemoPerson,
  type RequestCommandName,
  type RequestView,
  type Row,
  requestBodies,
  type ShelterTask,
  type TransferCommandName,
  type TransferView,
  transferBodies,
} from '@safe-haven/contracts';
import { seededRandom } from '@safe-haven/demo-network';
import { chooseCaseAction } from './case-actions.ts';
import type { CaseAction, Caseload } from './caseload.ts';

const NOW = Date.parse('2026-11-25T01:10:00.000Z');
const at = (minutes: number): string => new Date(NOW + minutes * 60_000).toISOString();
const coordinator: DemoPerson = { person: 'p', name: 'J.', role: 'coordinator', organisation: 'Atina', country: 'RS' };
const party = { women: 1, men: 0, other: 0, girls: 1, boys: 0, infants: 0, sonsOldest: null };

const base = {
  organisation: 'Atina',
  country: 'RS',
  area: { id: 'rs-beograd', name: 'Belgrade', point: null },
  kind: 'emergency',
  mode: 'kept',
  intake: { state: 'open' },
} as const;
const others = (shelterId: string, together: '0' | '2-3', over: Partial<Row> = {}): Row =>
  ({
    ...base,
    view: 'banded',
    shelterId,
    name: shelterId,
    places: { band: together, together },
    freshness: 'fresh',
    ...over,
  }) as Row;
const own = (shelterId: string, together: number, free = together): Row => ({
  ...base,
  view: 'exact',
  shelterId,
  name: shelterId,
  places: { inService: 6, free, spare: 0, held: 0, occupied: 6 - free, outOfService: 0, together, freeCots: 0 },
  soonFree: null,
  reported: null,
  confirmedAt: null,
  changedAt: at(-60),
  revision: '7',
});

const request = (over: Partial<RequestView> = {}): RequestView => ({
  requestId: 'r1',
  situation: 'open',
  requestedFrom: { organisation: 'Atina', country: 'RS', mine: true },
  party,
  urgency: 'tonight',
  excludedAreas: 0,
  criteria: null,
  consent: null,
  openedAt: at(-10),
  waitingSince: at(-10),
  level: 0,
  nextEscalationAt: null,
  respondBy: null,
  asked: [],
  answers: [],
  place: null,
  offered: null,
  afterClosing: null,
  transferId: null,
  closedAt: null,
  reasons: [],
  interim: null,
  may: [],
  ...over,
});
const answerOf = (shelterId: string, answer: 'yes' | 'no') => ({ shelterId, answer, codes: [], at: at(-2), now: null });
const task = (over: Partial<ShelterTask> = {}): ShelterTask => ({
  requestId: 'r2',
  shelterId: 'lipa',
  party,
  urgency: 'tonight',
  languages: [],
  touches: [],
  criteria: null,
  shares: [],
  askedAt: at(-5),
  respondBy: at(15),
  answer: null,
  state: 'open',
  offered: false,
  ...over,
});
const transfer = (over: Partial<TransferView> = {}): TransferView => ({
  transferId: 't1',
  situation: 'proposed',
  from: { organisation: 'Lara', country: 'BA', mine: true, shelterId: 'vrba' },
  to: { organisation: 'Atina', country: 'RS', mine: true, shelterId: 'lipa' },
  requestId: null,
  party,
  arrival: { from: at(-10), to: at(10) },
  conditions: ['legal_regime'],
  languages: [],
  touches: [],
  details: null,
  consent: null,
  meetingPoint: null,
  heldUntil: null,
  proposedAt: at(-100),
  acceptedAt: null,
  departedAt: null,
  diverted: null,
  endedAt: null,
  code: null,
  may: ['record-consent', 'accept', 'decline', 'depart', 'arrive', 'change-arrival'],
  ...over,
});
const CONSENT = { kind: 'oral', scope: ['travel'], at: at(-90) } as const;

const desk = (over: Partial<Caseload> = {}): Caseload => ({
  person: coordinator,
  rows: [],
  requests: [],
  tasks: [],
  transfers: [],
  ...over,
});
const actions = (of: Caseload, n = 200): CaseAction[] => {
  const random = seededRandom(5);
  return Array.from({ length: n }, () => chooseCaseAction(random, of, NOW)).filter((w) => w !== null);
};
/** The possible commands, each by the last part of its path. */
const names = (of: Caseload): Set<string> =>
  new Set(actions(of).flatMap((w) => w.commands.map((c) => c.path.split('/')[2]!)));
/** Enough open parties that no new one is started. */
const BUSY = [request({ requestId: 'b1', situation: 'promised' }), request({ requestId: 'b2', situation: 'promised' })];
const busy = (one: RequestView, over: Partial<Caseload> = {}): Caseload => desk({ ...over, requests: [one, ...BUSY] });

describe('the choice of an action on a request', () => {
  it('is to ask houses that have the room, and not again those that were asked', () => {
    const rows = [others('a', '2-3'), others('b', '0'), others('c', '2-3'), others('d', '2-3', { country: 'AL' })];
    const [first] = actions(busy(request(), { rows }));
    expect(first?.commands[0]).toMatchObject({ path: 'requests/r1/broadcast' });
    expect(new Set(first?.commands[0]?.body['shelters'] as string[])).toEqual(new Set(['a', 'c', 'd']));
    const asked = request({ asked: ['a', 'd'], answers: [answerOf('a', 'no'), answerOf('d', 'no')] });
    expect(actions(busy(asked, { rows }))[0]?.commands[0]?.body['shelters']).toEqual(['c']);
  });

  it('holds where a shelter said yes and still has room, the offered next one first', () => {
    const rows = [others('a', '2-3'), others('b', '0'), others('c', '2-3')];
    const answers = [answerOf('b', 'yes'), answerOf('c', 'yes'), answerOf('a', 'yes')];
    const given = request({ asked: ['a', 'b', 'c'], answers });
    const held = (one: RequestView) => new Set(actions(busy(one, { rows })).map((w) => w.commands[0]!.path));
    expect(held(given)).toEqual(new Set(['shelters/c/hold-beds']));
    expect(held({ ...given, offered: 'a' })).toEqual(new Set(['shelters/a/hold-beds']));
    expect(actions(busy(given, { rows }))[0]?.commands[0]?.body).toEqual({ party, requestId: 'r1' });
  });

  it('closes it when all said no and nobody else has room, or after three quarters of an hour', () => {
    const refused = request({ asked: ['a'], answers: [answerOf('a', 'no')], reasons: ['gender', 'something_else'] });
    expect(actions(busy(refused))[0]?.commands[0]).toEqual({
      path: 'requests/r1/close-unmet',
      body: { reasons: ['gender'] },
    });
    const rows = [others('a', '2-3')];
    const late = request({ asked: ['a'], answers: [answerOf('a', 'yes')], waitingSince: at(-46) });
    expect(names(busy(late, { rows }))).toEqual(new Set(['close-unmet']));
  });

  it('waits while shelters may still answer, and withdraws what nobody can be asked for', () => {
    expect(actions(busy(request({ asked: ['a'] })))).toEqual([]);
    expect(names(busy(request()))).toEqual(new Set(['withdraw']));
  });

  it('does nothing about one that has a place, and never opens a fourth of the same organisation', () => {
    const rows = [others('a', '2-3')];
    expect(names(desk({ rows }))).toEqual(new Set(['open']));
    expect(actions(busy(request({ situation: 'promised' }), { rows }))).toEqual([]);
  });
});

describe('what a house answers', () => {
  const answers = (rows: readonly Row[], over: Partial<ShelterTask> = {}) => {
    const of = desk({ person: { ...coordinator, role: 'shelter_staff' }, rows, tasks: [task(over)] });
    return new Set(actions(of).map((w) => `${w.commands[0]!.body['answer']} ${w.commands[0]!.body['codes']}`));
  };

  it('is what its beds say', () => {
    expect(answers([own('lipa', 2)])).toEqual(new Set(['yes ', 'yes_if official_referral', 'no no_staff']));
    expect(answers([own('lipa', 1, 3)])).toEqual(new Set(['no cannot_place_together']));
    expect(answers([own('lipa', 0)])).toEqual(new Set(['no no_free_place']));
  });

  it('is given once, by the shelter only, while the party looks for a place', () => {
    expect(answers([own('lipa', 2)], { answer: { answer: 'yes', codes: [], at: at(-1) } })).toEqual(new Set());
    expect(answers([own('lipa', 2)], { answer: { answer: 'no', codes: [], at: at(-9) } }).size).toBe(3);
    expect(answers([own('lipa', 2)], { state: 'elsewhere' })).toEqual(new Set());
    expect(answers([others('lipa', '2-3')])).toEqual(new Set());
  });
});

describe('the choice of an action on a transfer', () => {
  const on = (over: Partial<TransferView>) =>
    names(desk({ transfers: [transfer(over)], requests: [request(), ...BUSY].slice(1) }));
  it('goes from consent and acceptance to departure and arrival', () => {
    expect(on({})).toEqual(new Set(['accept', 'decline', 'record-consent']));
    expect(on({ situation: 'accepted' })).toEqual(new Set(['record-consent']));
    expect(on({ situation: 'accepted', consent: CONSENT as never })).toEqual(new Set(['depart']));
    expect(on({ situation: 'on_the_way' })).toEqual(new Set(['arrive']));
    expect(on({ situation: 'overdue' })).toEqual(new Set(['arrive', 'change-arrival']));
    expect(on({ situation: 'on_the_way', arrival: { from: at(5), to: at(9) } })).toEqual(new Set());
    expect(on({ situation: 'arrived' })).toEqual(new Set());
  });

  it('includes only what she may do, and an arrival is one action', () => {
    expect(on({ may: ['accept'] })).toEqual(new Set(['accept']));
    const of = desk({ transfers: [transfer({ situation: 'on_the_way' })], rows: [own('lipa', 3)], requests: BUSY });
    const arrival = actions(of).find((w) => w.commands[0]!.path.endsWith('/arrive'))!;
    // The arrival is the admission.
    expect(arrival.commands).toHaveLength(1);
  });
});

describe('any chosen action', () => {
  it('is a body that the contract accepts', () => {
    const rows = [own('lipa', 2), others('a', '2-3'), others('b', '2-3', { country: 'BA' })];
    const asked = request({ asked: ['a'], answers: [answerOf('a', 'yes')] });
    const of = desk({ rows, tasks: [task()], requests: [request({ requestId: 'r3' }), asked] });
    const situations = ['proposed', 'accepted', 'on_the_way'] as const;
    const everything = [
      ...actions(of, 600),
      ...situations.flatMap((situation) => actions(desk({ rows, transfers: [transfer({ situation })] }), 200)),
      ...actions(desk({ rows, transfers: [transfer({ situation: 'accepted', consent: CONSENT as never })] }), 200),
    ];
    const seen = new Set<string>();
    for (const { path, body } of everything.flatMap((w) => w.commands)) {
      const [kind, , name] = path.split('/') as [string, string, string];
      const schema =
        kind === 'requests'
          ? requestBodies[name as RequestCommandName]
          : kind === 'transfers'
            ? transferBodies[name as TransferCommandName]
            : commandBodies[name as CommandName];
      expect([path, schema.safeParse(body).error]).toEqual([path, undefined]);
      seen.add(`${kind} ${name}`);
    }
    expect(seen.size).toBeGreaterThanOrEqual(10);
  });

  it('follows from the seed, but for the ids of what is new', () => {
    const of = busy(request(), { rows: [others('a', '2-3'), others('c', '2-3')] });
    expect(actions(of)).toEqual(actions(of));
  });
});
