import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type ReplayChange,
  type Row,
  replayBoard,
  replayChanges,
  replayRooms,
  replayStep,
} from '@safe-haven/contracts';
import { type HttpProgram, startHttpProgram } from '../testing/http-program.ts';

const MINUTE = 60_000;
const ONE_ADULT = { party: { adults: 1, children: 0 } };

let haven: HttpProgram;
/** Instants of the night by name. */
const at: Record<string, string> = {};
let admission: { eventId: string; stayId: string };

const now = (minutes = 0) => new Date(haven.clock.now() + minutes * MINUTE).toISOString();
const occupied = (rows: readonly Row[]) =>
  Object.fromEntries(rows.map((r) => [r.shelterId, r.view === 'exact' ? r.places.occupied : r.view]));
const boardAt = async (instant: string, person = 'jelena') => {
  const answer = replayBoard.parse((await haven.get(person, `/api/replay/board?at=${instant}`)).body);
  return { was: occupied(answer.was), known: occupied(answer.known) };
};
const changes = async (query: string) =>
  replayChanges.parse((await haven.get('jelena', `/api/replay/changes?${query}`)).body);
const typesOf = (list: readonly ReplayChange[]) => list.map(({ type }) => type);

/** An admission at 01:30 recorded at 02:00, another one recorded by mistake at 03:00, both corrected at 04:00. */
async function night(): Promise<void> {
  await haven.registerShelter('lipa');
  await haven.registerShelter('vrba', 'petra');
  at['before'] = now();
  at['came'] = now(30);
  haven.clock.advance(60 * MINUTE);
  at['written'] = now();
  admission = await admit('ana', 'lipa');
  await admit('petra', 'vrba');
  haven.advance(60 * MINUTE);
  at['mistaken'] = now();
  const mistaken = await admit('ana', 'lipa');
  haven.advance(60 * MINUTE);
  at['corrected'] = now();
  await correct(admission, { kind: 'replace_time', occurredAt: at['came'] });
  await correct(mistaken, { kind: 'void' });
}

async function admit(person: string, shelterId: string): Promise<typeof admission> {
  const { body } = await haven.done(person, shelterId, 'admit-party', ONE_ADULT);
  return body.events.find((e: { type: string }) => e.type === 'PartyAdmitted');
}

const correct = ({ eventId }: typeof admission, correction: unknown) =>
  haven.done('ana', 'lipa', 'correct-event', { eventId, correction, reason: 'wrong_time' });

beforeAll(async () => {
  haven = await startHttpProgram();
  await night();
});
afterAll(() => haven.served.close());

describe('given a corrected time and a voided mistake, when the night is replayed', () => {
  const board = async (when: string) => {
    const { was, known } = await boardAt(at[when]!);
    return [was['lipa'], known['lipa']];
  };

  it('RP-1 RP-2 then `was` shows the truth, and `known` what was recorded and not yet corrected', async () => {
    expect(await board('before')).toEqual([0, 0]);
    expect(await board('came')).toEqual([1, 0]);
    expect(await board('written')).toEqual([1, 1]);
    expect(await board('mistaken')).toEqual([1, 2]);
    expect(await board('corrected')).toEqual([1, 1]);
  });

  it('RP-4 then each view has its changes at its instants, and says which were recorded late', async () => {
    const span = `from=${at['before']}&to=${now()}`;
    expect((await changes(span)).changes).toEqual([
      { at: at['came'], recordedAt: at['written'], shelterId: 'lipa', type: 'PartyAdmitted', late: true },
    ]);
    const known = await changes(`${span}&view=known`);
    expect(known.changes.map((c) => [c.type, c.at])).toEqual([
      ['PartyAdmitted', at['written']],
      ['PartyAdmitted', at['mistaken']],
      ['EventCorrected', at['corrected']],
      ['EventCorrected', at['corrected']],
    ]);
    expect((await changes(`from=${at['came']}&to=${now()}`)).changes).toEqual([]);
  });

  it('RP-4 then the next and the previous change are found from any instant, and none beyond the ends', async () => {
    const step = async (from: string, direction: string, view = 'was') => {
      const path = `/api/replay/step?from=${from}&direction=${direction}&view=${view}`;
      return replayStep.parse((await haven.get('jelena', path)).body).at;
    };
    expect(await step(at['before']!, 'next')).toBe(at['came']);
    expect(await step(at['before']!, 'next', 'known')).toBe(at['written']);
    expect(await step(at['corrected']!, 'previous', 'known')).toBe(at['mistaken']);
    expect(await step(at['came']!, 'next')).toBeNull();
    expect(await step('2020-01-01T00:00:00Z', 'previous')).toBeNull();
  });

  it('RP-1 then a new event is part of it at once', async () => {
    haven.clock.advance(MINUTE);
    const done = await haven.done('ana', 'lipa', 'discharge-party', {
      stayId: admission.stayId,
      destination: 'family',
    });
    const path = `/api/replay/board?at=${now()}`;
    const answer = await haven.get('jelena', path, { 'haven-position': done.body.position });
    expect(occupied(replayBoard.parse(answer.body).was)).toEqual({ lipa: 0 });
    expect((await boardAt(at['corrected']!)).was).toEqual({ lipa: 1 });
  });

  it('RP-1 RP-2 then the rooms of a shelter show which beds were in use, in each view', async () => {
    const rooms = async (when: string, view: string) => {
      const { body } = await haven.get('jelena', `/api/replay/shelters/lipa/rooms?at=${at[when]}&view=${view}`);
      const { rooms } = replayRooms.parse(body);
      return rooms.flatMap(({ beds }) => beds).filter(({ use }) => use === 'occupied').length;
    };
    expect([await rooms('came', 'was'), await rooms('came', 'known')]).toEqual([1, 0]);
    expect([await rooms('mistaken', 'was'), await rooms('mistaken', 'known')]).toEqual([1, 2]);
  });

  it('RP-3 then other organisations’ and unknown shelters, and times before registration, have no rooms', async () => {
    const status = async (shelterId: string, when: string) =>
      (await haven.get('jelena', `/api/replay/shelters/${shelterId}/rooms?at=${when}`)).status;
    expect(await status('vrba', at['written']!)).toBe(404);
    expect(await status('nowhere', at['written']!)).toBe(404);
    expect(await status('lipa', '2026-01-01T00:00:00Z')).toBe(404);
  });

  it('then a shelter is not on the board before its registration', async () => {
    expect(await boardAt('2026-01-01T00:00:00Z')).toEqual({ was: {}, known: {} });
  });
});

describe('RP-3 other organisations’ past', () => {
  const PATHS = () => [
    `/api/replay/board?at=${now()}`,
    `/api/replay/changes?from=${at['before']}&to=${now()}`,
    `/api/replay/step?from=${at['before']}&direction=next`,
  ];

  it.each(['jelena', 'mila', 'ana'])('RP-3 is not disclosed to %s', async (person) => {
    for (const path of PATHS()) {
      const answer = await haven.get(person, path);
      expect(answer.status).toBe(200);
      expect(answer.text).not.toMatch(/vrba|Lara/);
    }
  });

  it.each(['vera', 'nora', 'fjolla', 'ada', 'aud'])('RP-3 is refused to %s, who has no shelter', async (person) => {
    for (const path of PATHS()) {
      const { status, body } = await haven.get(person, path);
      expect([status, body.code]).toEqual([403, 'no_right']);
    }
  });

  it('RP-3 is their own: they see theirs and nothing else', async () => {
    expect(await boardAt(at['written']!, 'petra')).toEqual({ was: { vrba: 1 }, known: { vrba: 1 } });
  });
});

describe('replay queries', () => {
  it.each([
    '/api/replay/board',
    '/api/replay/board?at=yesterday',
    '/api/replay/changes?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z',
    '/api/replay/changes?from=2026-01-01T00:00:00Z&to=2026-12-01T00:00:00Z',
    '/api/replay/step?from=2026-01-01T00:00:00Z&direction=sideways',
  ])('that are invalid are refused: %s', async (path) => {
    expect((await haven.get('jelena', path)).status).toBe(400);
  });

  it('RP-7 for a future instant are refused, except for a clock that is slightly ahead', async () => {
    const paths = [
      ...['replay/board?at=', 'replay/shelters/lipa/rooms?at=', 'board?at=', 'board?known='],
      ...[`replay/changes?from=${at['before']}&to=`, 'replay/step?direction=previous&from='],
    ];
    for (const path of paths) {
      const ahead = (minutes: number) => haven.get('jelena', `/api/${path}${now(minutes)}`);
      expect([path, (await ahead(0)).status, (await ahead(1)).status]).toEqual([path, 200, 200]);
      const { status, body } = await ahead(5);
      expect([path, status, body.faults[0].message]).toEqual([path, 400, 'an instant to come']);
      expect((await haven.get('jelena', `/api/${path}9999-12-31T00:00:00Z`)).status).toBe(400);
    }
  });

  it('RP-4 for changes are answered in pages', async () => {
    const from = now();
    for (let i = 0; i < 3; i++) {
      haven.clock.advance(MINUTE);
      await haven.done('ana', 'lipa', 'pause-intake', { reason: 'other' });
      await haven.done('ana', 'lipa', 'resume-intake', {});
    }
    const list = await changes(`from=${from}&to=${now()}`);
    expect([typesOf(list.changes), list.next]).toEqual([
      ['IntakePaused', 'IntakeResumed', 'IntakePaused', 'IntakeResumed', 'IntakePaused', 'IntakeResumed'],
      null,
    ]);
  });
});
