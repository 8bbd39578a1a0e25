import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { commandHeaders } from '@safe-haven/contracts';
import { eventIdOf } from '@safe-haven/event-store';
import { CaseworkProgram } from '../requests/testing/casework-program.ts';
import { type Answer, type HttpProgram, startHttpProgram } from '../testing/http-program.ts';
import { RefusingStore } from '../testing/refusing-store.ts';
import { post } from '../testing/second-factor.ts';

const ONE = { party: { adults: 1, children: 0 } };
const FAMILY = { party: { adults: 1, children: 3 } };
const PAUSE = { reason: 'no_staff' };
const MINUTE = 60_000;

let store: RefusingStore;
let haven: HttpProgram;
beforeEach(async () => {
  store = new RefusingStore();
  haven = await startHttpProgram(store);
  await haven.registerShelter('lipa');
});
afterEach(() => haven.served.close());

const typesOf = async (stream = 'shelter-lipa') => (await store.read(stream)).events.map((e) => e.type);
/** The exact response. */
const answerText = ({ status, text }: Answer) => `${status} ${text}`;
const until = (ms: number) => ({ 'haven-expires': new Date(haven.clock.now() + ms).toISOString() });
const within = (minutes: number) => {
  const [from, to] = [0, minutes].map((later) => new Date(haven.clock.now() + later * MINUTE).toISOString());
  return { from, to };
};
const hold = (person: string, key?: string, body: object = ONE, headers = {}) =>
  haven.send(person, 'lipa', 'hold-beds', body, key, headers);

describe('given a command that was refused', () => {
  it('SH-7: when a copy arrives once it would be accepted, then it gets the same rejection, byte for byte, and does nothing', async () => {
    await haven.done('ana', 'lipa', 'pause-intake', PAUSE);
    const key = randomUUID();
    const first = await hold('vera', key);
    expect([first.status, first.body.code]).toEqual([409, 'intake_paused']);
    await haven.done('ana', 'lipa', 'resume-intake', {});
    expect(answerText(await hold('vera', key))).toBe(answerText(first));
    expect(await typesOf()).not.toContain('BedsHeld');
    expect((await hold('vera', key, FAMILY)).body.code).toBe('key_reused');
    expect((await hold('vera')).status).toBe(200);
  });

  it('SH-7: when the policy or the request refused it, then that answer stays too', async () => {
    const cases = new CaseworkProgram(haven);
    const [forbidden, unopened] = [randomUUID(), randomUUID()];
    const first = await haven.send('petra', 'lipa', 'confirm-occupancy', { revision: '5' }, forbidden);
    expect(first.status).toBe(403);
    expect(answerText(await haven.send('petra', 'lipa', 'confirm-occupancy', { revision: '5' }, forbidden))).toBe(
      answerText(first),
    );
    expect((await haven.send('petra', 'lipa', 'confirm-occupancy', { revision: '4' }, forbidden)).status).toBe(422);
    const beforehand = await hold('vera', unopened, { ...ONE, requestId: 'r1' });
    expect(beforehand.body.code).toBe('request_not_opened');
    await cases.request('r1', []);
    expect(answerText(await hold('vera', unopened, { ...ONE, requestId: 'r1' }))).toBe(answerText(beforehand));
    expect(await typesOf()).not.toContain('BedsHeld');
  });

  it('SH-7: when it was one on a request, then too', async () => {
    const cases = new CaseworkProgram(haven);
    const key = randomUUID();
    const beforehand = await cases.send('vera', 'requests/r1/withdraw', {}, key);
    expect(beforehand.body.code).toBe('request_not_opened');
    await cases.request('r1', []);
    expect(answerText(await cases.send('vera', 'requests/r1/withdraw', {}, key))).toBe(answerText(beforehand));
    expect(await typesOf('request-r1')).toEqual(['RequestOpened']);
  });

  it('SH-7: when the request that an acceptance needs refused it, then that stays, and nothing is held', async () => {
    const cases = new CaseworkProgram(haven);
    await haven.registerShelter('vrba');
    await cases.request('r1', []);
    await cases.done('vera', 'transfers/t1/propose', {
      toShelterId: 'lipa',
      requestId: 'r1',
      party: ONE.party,
      arrival: within(60),
      details: { needs: {}, citizenOf: ['RS'], seeksAsylumIn: null },
    });
    const holdId = await cases.hold('vera', 'vrba', 'r1');
    await cases.idle();
    const key = randomUUID();
    const accept = () => cases.send('ana', 'transfers/t1/accept', { met: ['legal_regime'] }, key);
    const first = await accept();
    expect([first.status, first.body.code]).toEqual([409, 'already_promised']);
    await haven.done('vera', 'vrba', 'release-hold', { holdId, reason: 'declined' });
    await cases.idle();
    expect(answerText(await accept())).toBe(answerText(first));
    expect(await typesOf()).not.toContain('BedsHeld');
    expect((await cases.send('ana', 'transfers/t1/accept', { met: ['legal_regime'] })).status).toBe(200);
  });

  it('SH-7: when a role refused it before anything was decided, then that stays once the role is granted', async () => {
    const key = randomUUID();
    const propose = () => new CaseworkProgram(haven).send('aud', 'transfers/t1/fail', { code: 'called_off' }, key);
    const first = await propose();
    expect([first.status, first.body.code]).toEqual([403, 'no_right']);
    await haven.takesRole('aud', 'hotline', 'SOS');
    expect(answerText(await propose())).toBe(answerText(first));
  });

  it('SH-7: when a quarter of an hour has passed, then it is a command like any other', async () => {
    await haven.done('ana', 'lipa', 'pause-intake', PAUSE);
    const key = randomUUID();
    await hold('vera', key);
    await haven.done('ana', 'lipa', 'resume-intake', {});
    haven.clock.advance(15 * MINUTE + 1);
    expect((await hold('vera', key)).status).toBe(200);
  });

  it('SH-7: when the store was unreachable, then that is no answer: the same key is decided once it is back', async () => {
    const key = randomUUID();
    store.refuses = { prefix: 'shelter-', how: 'unavailable' };
    expect((await hold('vera', key)).status).toBe(503);
    store.refuses = null;
    expect((await hold('vera', key)).status).toBe(200);
  });
});

describe('given a command that changed nothing', () => {
  it('SH-7: when a copy arrives late, then it still changes nothing', async () => {
    await haven.done('ana', 'lipa', 'pause-intake', PAUSE);
    const key = randomUUID();
    const first = await haven.send('ana', 'lipa', 'pause-intake', PAUSE, key);
    expect([first.status, first.body.events]).toEqual([200, []]);
    await haven.done('ana', 'lipa', 'resume-intake', {});
    expect(answerText(await haven.send('ana', 'lipa', 'pause-intake', PAUSE, key))).toBe(answerText(first));
    expect((await haven.send('ana', 'lipa', 'pause-intake', { reason: 'other' }, key)).status).toBe(422);
    expect((await typesOf()).slice(-2)).toEqual(['IntakePaused', 'IntakeResumed']);
  });
});

describe('given a command that expires', () => {
  it('SH-20: when it arrives after its expiry, then it does nothing, now or later, and the answer says so', async () => {
    const key = randomUUID();
    const expired = await hold('vera', key, ONE, until(-1));
    expect([expired.status, expired.body.code]).toEqual([409, 'too_late']);
    expect(answerText(await hold('vera', key))).toBe(answerText(expired));
    expect(await typesOf()).not.toContain('BedsHeld');
    expect((await hold('vera', randomUUID(), ONE, until(0))).status).toBe(200);
  });

  it('SH-20: when it was done in time, then that is the answer afterwards, too', async () => {
    const [key, expires] = [randomUUID(), until(8_000)];
    const first = await hold('vera', key, ONE, expires);
    haven.clock.advance(MINUTE);
    expect(answerText(await hold('vera', key, ONE, expires))).toBe(answerText(first));
  });

  it('SH-20: when its turn in the queue comes after its expiry, then it does nothing', async () => {
    store.before = { prefix: 'shelter-', run: async () => haven.clock.advance(10_000) };
    const [first, waiting] = await Promise.all([
      haven.send('ana', 'lipa', 'pause-intake', PAUSE),
      haven.send('mila', 'lipa', 'hold-beds', ONE, randomUUID(), until(8_000)),
    ]);
    const codes = [first, waiting].map(({ status, body }) => body.code ?? status);
    expect(codes).toEqual([200, 'too_late']);
    expect(await typesOf()).not.toContain('BedsHeld');
  });

  it('SH-20: when it expires between its turn and the append, then it does nothing', async () => {
    await new CaseworkProgram(haven).request('r1', []);
    const { read } = store;
    store.read = (stream, after) => {
      if (stream === 'request-r1') haven.clock.advance(10_000);
      return read(stream, after);
    };
    const expired = await hold('vera', randomUUID(), { ...ONE, requestId: 'r1' }, until(8_000));
    store.read = read;
    expect(expired.body.code).toBe('too_late');
    expect(await typesOf()).not.toContain('BedsHeld');
  });

  it('SH-20: when the outcome of the append is unknown, then it is not retried after the expiry', async () => {
    let appends = 0;
    const { append } = store;
    store.append = async (stream, events, expected) => {
      if (!stream.startsWith('shelter-')) return append.call(store, stream, events, expected);
      appends++;
      haven.clock.advance(10_000);
      return { outcome: 'unknown', reason: 'no answer' };
    };
    expect((await hold('vera', randomUUID(), ONE, until(8_000))).body.code).toBe('outcome_unknown');
    expect(appends).toBe(1);
  });

  it('SH-20: when it does not say until when it counts, then nothing is done, whatever kind of stream it is for', async () => {
    const cases = new CaseworkProgram(haven);
    const [body, headers] = [{}, { 'haven-expires': '' }];
    for (const path of ['requests/r1/open', 'transfers/t1/propose', 'handover/begin-shift', 'shelters/lipa/close']) {
      const { 'haven-expires': _, ...without } = commandHeaders(randomUUID(), haven.clock.now());
      const cookie = await haven.cookieOf('ana');
      const answer = await post(`${haven.url}/api/${path}`, body, { cookie, ...without });
      expect([path, answer.status, answer.body.code]).toEqual([path, 400, 'expiry_missing']);
    }
    expect((await cases.send('ana', 'requests/r1/open', body, randomUUID(), headers)).status).toBe(400);
    expect(await typesOf()).not.toContain('ShelterClosed');
  });

  it('SH-12: when it is an observation without one, then it is recorded', async () => {
    const headers = { cookie: await haven.cookieOf('ana'), 'idempotency-key': randomUUID() };
    const census = { asOf: within(0).from, night: '2026-11-25', occupied: 1 };
    const counted = await post(`${haven.url}/api/shelters/lipa/report-census`, census, headers);
    expect([counted.status, (await typesOf()).at(-1)]).toEqual([200, 'CensusReported']);
  });

  it('SH-20: when it would count for more than a quarter of an hour, then it does nothing, then or later', async () => {
    const [key, expires] = [randomUUID(), until(15 * MINUTE + 1)];
    const first = await hold('vera', key, ONE, expires);
    expect([first.status, first.body.code]).toEqual([400, 'expiry_too_far']);
    haven.clock.advance(MINUTE);
    expect(answerText(await hold('vera', key, ONE, expires))).toBe(answerText(first));
    expect(await typesOf()).not.toContain('BedsHeld');
    expect((await hold('vera', randomUUID(), ONE, until(15 * MINUTE))).status).toBe(200);
  });

  it('SH-20: when the instant is malformed, then it is refused with the server’s time', async () => {
    const nonsense = await hold('vera', randomUUID(), ONE, { 'haven-expires': 'soon' });
    expect([nonsense.status, nonsense.body.faults]).toEqual([
      400,
      [{ path: 'Haven-Expires', message: 'not an instant' }],
    ]);
    expect(Date.parse(nonsense.headers.get('date')!)).toBe(haven.clock.now());
  });
});

describe('given an accepted command', () => {
  it('SH-7: when rooms and beds have changed since, then its repeat has the original bytes', async () => {
    const key = randomUUID();
    const first = await hold('vera', key, FAMILY);
    expect(first.body.events[0]).toMatchObject({ places: 4, roomKind: 'household' });
    await haven.done('ana', 'lipa', 'release-hold', { holdId: first.body.events[0].holdId, reason: 'declined' });
    for (const bedId of ['f1', 'f2', 'f3', 'f4']) await haven.done('ana', 'lipa', 'retire-bed', { bedId });
    await haven.done('ana', 'lipa', 'retire-room', { roomId: 'family' });
    expect(answerText(await hold('vera', key, FAMILY))).toBe(answerText(first));
  });

  it.each([
    ['extend-hold', () => ({})],
    ['expect-party', () => ({ arrival: within(30) })],
  ])(
    'SH-7: when %s was sent and the shelter has released the hold since, then its repeat has the original bytes',
    async (command, moreOf) => {
      const [key, more] = [randomUUID(), moreOf()];
      const { holdId } = (await hold('vera')).body.events[0];
      const first = await haven.send('vera', 'lipa', command, { holdId, ...more }, key);
      expect([first.status, first.body.events.length]).toEqual([200, 1]);
      await haven.done('ana', 'lipa', 'release-hold', { holdId, reason: 'shelter_withdrew', diverts: true });
      expect(answerText(await haven.send('vera', 'lipa', command, { holdId, ...more }, key))).toBe(answerText(first));
    },
  );

  it('SH-15: when another holder’s hold lapsed in the same append, then the id of one’s own discloses nothing about it', async () => {
    await hold('mila', randomUUID(), FAMILY);
    haven.clock.advance(92 * MINUTE);
    const key = randomUUID();
    const held = await hold('vera', key, FAMILY);
    expect((await typesOf()).slice(-2)).toEqual(['HoldLapsed', 'BedsHeld']);
    expect(held.body.events.map(({ eventId }: { eventId: string }) => eventId)).toEqual([
      eventIdOf('shelter-lipa', key, 0),
    ]);
  });

  it('SH-7: when the sender has another role, or none here, then its repeat is found and shows what they may see', async () => {
    const key = randomUUID();
    const first = await hold('mila', key);
    expect(first.body.events[0].beds).toHaveLength(1);
    const as = async (role: 'hotline' | 'auditor') => {
      await haven.takesRole('mila', role, 'SOS');
      return hold('mila', key);
    };
    const { eventId, holdId, expiresAt } = first.body.events[0];
    const banded = await as('hotline');
    expect([banded.status, banded.body.revision, banded.body.events]).toEqual([
      200,
      '0',
      [{ type: 'BedsHeld', eventId, holdId, places: 1, roomKind: 'household', expiresAt }],
    ]);
    const none = await as('auditor');
    expect([none.status, none.body.revision, none.body.events]).toEqual([200, '0', [{ type: 'BedsHeld' }]]);
    expect((await hold('mila')).status).toBe(403);
  });
});

describe('given a shift', () => {
  it('SH-7: when its sender works at another desk since, then its repeat begins none there, and tells nothing of it', async () => {
    const begin = (key: string) => new CaseworkProgram(haven).send('mila', 'handover/begin-shift', {}, key);
    const key = randomUUID();
    expect((await begin(key)).status).toBe(200);
    const head = await store.head();
    await haven.takesRole('mila', 'coordinator', 'Lara');
    const again = await begin(key);
    expect([again.status, again.body.revision, again.body.events]).toEqual([200, '0', [{ type: 'ShiftBegun' }]]);
    expect(again.body.position).toBe(head);
    expect((await begin(randomUUID())).body.position > head).toBe(true);
  });
});

describe('given an undo', () => {
  const undo = (person: string, eventId: string, key?: string) => haven.send(person, 'lipa', 'undo', { eventId }, key);
  const eventOf = ({ body }: Answer): string => body.events.at(-1).eventId;

  it('SH-13: when something was done since the undo was offered, then it undoes nothing', async () => {
    const first = await hold('vera');
    const second = await hold('vera');
    expect((await undo('vera', eventOf(first))).body.code).toBe('not_your_last_action');
    expect((await undo('jelena', eventOf(second))).body.code).toBe('nothing_to_undo');
    expect(await typesOf()).not.toContain('HoldReleased');
    expect((await haven.send('vera', 'lipa', 'undo', {})).status).toBe(400);
  });

  it('SH-13: its answer and that of a correction name the event that was written and the one that it corrects', async () => {
    const held = await hold('vera');
    const released = await undo('vera', eventOf(held));
    const paused = await haven.done('ana', 'lipa', 'pause-intake', PAUSE);
    const key = randomUUID();
    const resumed = await undo('ana', eventOf(paused), key);
    const counted = await haven.done('ana', 'lipa', 'pause-intake', PAUSE);
    const correction = { eventId: eventOf(counted), correction: { kind: 'void' }, reason: 'typing_error' };
    const corrected = await haven.done('ana', 'lipa', 'correct-event', correction);
    const written = (await store.read('shelter-lipa')).events.map(({ eventId }) => eventId);
    expect(released.body.events).toEqual([{ type: 'HoldReleased', eventId: written.at(-5), corrects: eventOf(held) }]);
    expect(resumed.body.events[0]).toMatchObject({
      type: 'EventCorrected',
      eventId: written.at(-3),
      corrects: eventOf(paused),
    });
    expect(corrected.body.events[0]).toMatchObject({ eventId: written.at(-1), corrects: eventOf(counted) });
    expect(answerText(await undo('ana', eventOf(paused), key))).toBe(answerText(resumed));
  });
});
