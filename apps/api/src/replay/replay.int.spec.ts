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
const ONE_WOMAN = { party: { adults: 1, children: 0 } };

let haven: HttpProgram;
/** Instants of the night, by name. */
const at: Record<string, string> = {};
let admitted: { eventId: string; stayId: string };

const now = (minutes = 0) => new Date(haven.clock.now() + minutes * MINUTE).toISOString();
const occupied = (rows: readonly Row[]) =>
  Object.fromEntries(rows.map((r) => [r.shelterId, r.view === 'exact' ? r.places.occupied : r.view]));
const boardAt = async (instant: string, person = 'jelena') => {
  const answer = replayBoard.parse((await haven.get(person, `/api/replay/board?at=${instant}`)).body);
  return { was: occupied(answer.was), known: occupied(answer.known) };
};
const changes = async (query: string) =>
  replayChanges.parse((await haven.get('jelena', `/api/replay/changes?${query}`)).body);
const typesOf = (all: readonly ReplayChange[]) => all.map(({ type }) => type);

/** Somebody came at 01:30 and was written down at 02:00; another one was written by mistake at 03:00. Corrected at 04:00. */
async function night(): Promise<void> {
  await haven.registerShelter('lipa');
  await haven.registerShelter('vrba', 'petra');
  at['before'] = now();
  at['came'] = now(30);
  haven.clock.advance(60 * MINUTE);
  at['written'] = now();
  admitted = await admit('ana', 'lipa');
  await admit('petra', 'vrba');
  haven.later(60 * MINUTE);
  at['mistaken'] = now();
  const mistaken = await admit('ana', 'lipa');
  haven.later(60 * MINUTE);
  at['corrected'] = now();
  await correct(admitted, { kind: 'replace_time', occurredAt: at['came'] });
  await correct(mistaken, { kind: 'void' });
}

async function admit(person: string, house: string): Promise<typeof admitted> {
  const { body } = await haven.done(person, house, 'admit-party', ONE_WOMAN);
  return body.events.find((e: { type: string }) => e.type === 'PartyAdmitted');
}

const correct = ({ eventId }: typeof admitted, correction: unknown) =>
  haven.done('ana', 'lipa', 'correct-event', { eventId, correction, reason: 'wrong_time' });

beforeAll(async () => {
  haven = await startHttpProgram();
  await night();
});
afterAll(() => haven.served.close());

describe('given a time and a mistake that were corrected later, when the night is replayed', () => {
  const board = async (when: string) => {
    const { was, known } = await boardAt(at[when]!);
    return [was['lipa'], known['lipa']];
  };

  it('RP-1 RP-2 as it was has what is true, as we knew it then what was written and not yet corrected', async () => {
    expect(await board('before')).toEqual([0, 0]);
    expect(await board('came')).toEqual([1, 0]);
    expect(await board('written')).toEqual([1, 1]);
    expect(await board('mistaken')).toEqual([1, 2]);
    expect(await board('corrected')).toEqual([1, 1]);
  });

  it('RP-4 the line of time has each change where its view shows it, and says which were written down later', async () => {
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

  it('RP-4 the next and the previous change are found from any instant, and none beyond the ends', async () => {
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

  it('RP-1 what happens afterwards is there at once', async () => {
    haven.clock.advance(MINUTE);
    const done = await haven.done('ana', 'lipa', 'discharge-party', { stayId: admitted.stayId, destination: 'family' });
    const path = `/api/replay/board?at=${now()}`;
    const answer = await haven.get('jelena', path, { 'haven-position': done.body.position });
    expect(occupied(replayBoard.parse(answer.body).was)).toEqual({ lipa: 0 });
    expect((await boardAt(at['corrected']!)).was).toEqual({ lipa: 1 });
  });

  it('RP-1 RP-2 the rooms of a house say which beds were free and which were not, in each view', async () => {
    const rooms = async (when: string, view: string) => {
      const { body } = await haven.get('jelena', `/api/replay/shelters/lipa/rooms?at=${at[when]}&view=${view}`);
      const { rooms } = replayRooms.parse(body);
      return rooms.flatMap(({ beds }) => beds).filter(({ use }) => use === 'occupied').length;
    };
    expect([await rooms('came', 'was'), await rooms('came', 'known')]).toEqual([1, 0]);
    expect([await rooms('mistaken', 'was'), await rooms('mistaken', 'known')]).toEqual([1, 2]);
  });

  it('RP-3 of a house of others, of one that is not there, and of a time before it, there are no rooms', async () => {
    const status = async (house: string, when: string) =>
      (await haven.get('jelena', `/api/replay/shelters/${house}/rooms?at=${when}`)).status;
    expect(await status('vrba', at['written']!)).toBe(404);
    expect(await status('nowhere', at['written']!)).toBe(404);
    expect(await status('lipa', '2026-01-01T00:00:00Z')).toBe(404);
  });

  it('a house is not on the board of a time at which it was not registered', async () => {
    expect(await boardAt('2026-01-01T00:00:00Z')).toEqual({ was: {}, known: {} });
  });
});

describe('RP-3 the past of others is theirs', () => {
  const PATHS = () => [
    `/api/replay/board?at=${now()}`,
    `/api/replay/changes?from=${at['before']}&to=${now()}`,
    `/api/replay/step?from=${at['before']}&direction=next`,
  ];

  it.each(['jelena', 'mila', 'ana'])('RP-3 nothing of another organisation’s house is told to %s', async (person) => {
    for (const path of PATHS()) {
      const answer = await haven.get(person, path);
      expect(answer.status).toBe(200);
      expect(answer.text).not.toMatch(/vrba|Lara/);
    }
  });

  it.each(['vera', 'nora', 'fjolla', 'ada', 'aud'])('RP-3 %s, who keeps no house, is refused', async (person) => {
    for (const path of PATHS()) {
      const { status, body } = await haven.get(person, path);
      expect([status, body.code]).toEqual([403, 'no_right']);
    }
  });

  it('RP-3 their own is all that another organisation sees', async () => {
    expect(await boardAt(at['written']!, 'petra')).toEqual({ was: { vrba: 1 }, known: { vrba: 1 } });
  });
});

describe('what is asked of a replay', () => {
  it.each([
    '/api/replay/board',
    '/api/replay/board?at=yesterday',
    '/api/replay/changes?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z',
    '/api/replay/changes?from=2026-01-01T00:00:00Z&to=2026-12-01T00:00:00Z',
    '/api/replay/step?from=2026-01-01T00:00:00Z&direction=sideways',
  ])('is refused where it makes no sense: %s', async (path) => {
    expect((await haven.get('jelena', path)).status).toBe(400);
  });

  it('RP-7 of an instant to come nothing is told, and a clock that is a little ahead is one of now', async () => {
    for (const path of ['replay/board?at=', 'replay/shelters/lipa/rooms?at=', 'board?at=', 'board?known=']) {
      const ahead = (minutes: number) => haven.get('jelena', `/api/${path}${now(minutes)}`);
      expect([path, (await ahead(0)).status, (await ahead(1)).status]).toEqual([path, 200, 200]);
      const { status, body } = await ahead(5);
      expect([path, status, body.faults[0].message]).toEqual([path, 400, 'an instant to come']);
      expect((await haven.get('jelena', `/api/${path}9999-12-31T00:00:00Z`)).status).toBe(400);
    }
  });

  it('RP-4 an answer holds so many changes, and the next one goes on behind them', async () => {
    const from = now();
    for (let i = 0; i < 3; i++) {
      haven.clock.advance(MINUTE);
      await haven.done('ana', 'lipa', 'pause-intake', { reason: 'other' });
      await haven.done('ana', 'lipa', 'resume-intake', {});
    }
    const all = await changes(`from=${from}&to=${now()}`);
    expect([typesOf(all.changes), all.next]).toEqual([
      ['IntakePaused', 'IntakeResumed', 'IntakePaused', 'IntakeResumed', 'IntakePaused', 'IntakeResumed'],
      null,
    ]);
  });
});
