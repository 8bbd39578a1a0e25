import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { HANGS_MS } from '@safe-haven/jest-preset/waiting';
import { LIMITS } from '../limits/limits.ts';
import { MILA, SmsHouse } from '../sms/testing/sms-house.ts';
import { post } from '../testing/second-factor.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let house: SmsHouse;
let head: string;
beforeEach(async () => {
  house = await SmsHouse.start();
  house.haven.clock.advance(2 * MINUTE);
  head = await store().head();
});
afterEach(() => house.close());

const store = () => house.haven.program.store;
const types = async () => (await house.facts()).map(({ type }) => type);
/** Neither the log nor anybody's phone has anything new. */
async function nothing(): Promise<void> {
  expect(await store().head()).toBe(head);
  await house.haven.program.smsGateway.idle();
  expect(house.gateway.sent).toEqual([]);
}

describe('given somebody who can reach the program, and not the gateway', () => {
  it('SM-1: when they forge what the gateway brings, then it is refused, and nothing happens', async () => {
    const text = `${house.codes[0]} PAUSE`;
    const from = house.haven.clock.now();
    const statuses = [
      await house.text(text, { key: 'another key of sixteen signs' }),
      await house.text(text, { headers: { 'X-Signature': '' } }),
      await house.text(text, { headers: { 'X-Signature': 'f'.repeat(64) } }),
      await house.text(text, { headers: { 'X-Signature': 'short' } }),
      await house.text(text, { headers: { 'X-Timestamp': String(Math.floor(from / 1_000) + 1) } }),
      await house.text(text, { headers: { 'X-Timestamp': 'NaN' } }),
      await house.text(text, { swapped: (body) => body.replace('PAUSE', 'COUNT 0') }),
    ];
    expect(statuses).toEqual([401, 401, 401, 401, 401, 401, 401]);
    await nothing();
    expect(await house.heard()).toEqual({});
  });

  it('SM-1: when they send again what they recorded, then it is refused after five minutes, and before it does nothing again', async () => {
    const how = { id: randomUUID(), signedAt: house.haven.clock.now() };
    expect(await house.text(`${house.codes[0]} PAUSE`, how)).toBe(204);
    await house.haven.done('mila', 'lipa', 'resume-intake', {});
    const after = await store().head();
    expect(await house.text(`${house.codes[0]} PAUSE`, how)).toBe(204);
    house.haven.clock.advance(5 * MINUTE + 1_000);
    expect(await house.text(`${house.codes[0]} PAUSE`, how)).toBe(401);
    expect(await store().head()).toBe(after);
    await house.haven.program.smsGateway.idle();
    expect(house.gateway.sent).toHaveLength(1);
  });
});

describe('given a stranger who sends what is too long', () => {
  it.each([66_000, 3_000_000])(
    'SM-1: when it has %d bytes, then it is refused as everywhere, and nothing happens',
    async (length) => {
      const body = JSON.stringify({ message: 'x'.repeat(length) });
      const answer = await post(`${house.haven.url}/api/sms/received`, body, {});
      expect([answer.status, answer.body.code]).toEqual([413, 'body_too_large']);
      expect(answer.body.trace).toBe(answer.headers.get('haven-trace'));
      expect(await house.text(`${house.codes[0]} PAUSE`)).toBe(204);
      expect(await types()).toContain('IntakePaused');
    },
  );
});

describe('given somebody who can send texts in the name of any number', () => {
  it('SM-2: when the number is nobody’s, then there is silence and a count, whatever they write', async () => {
    for (const text of [`${house.codes[0]} OK`, 'hello', 'x'.repeat(3_000)])
      expect(await house.text(text, { from: '+381600000000' })).toBe(204);
    await nothing();
    expect(await house.heard()).toEqual({ unknown_number: 2, too_long: 1 });
  });

  it('SM-4: when they guess codes in a number of staff, then five are compared, and then it is shut until it has a new card', async () => {
    for (let i = 0; i < 8; i++) await house.text(`ZZZZ-ZZZ${i} OK`);
    expect(await house.heard()).toEqual({ wrong_code: 5, locked: 3 });
    await house.text(`${house.codes[0]} OK`);
    await house.haven.program.smsGateway.idle();
    expect(house.gateway.sent).toEqual([]);
    expect(await types()).not.toContain('OccupancyConfirmed');
    const { numbers } = (await house.haven.get('ana', '/api/shelters/lipa/sms-numbers')).body;
    expect(numbers).toMatchObject([{ locked: true }]);
    // She herself is not shut out: the program is as open to her as before.
    await house.haven.done('mila', 'lipa', 'pause-intake', { reason: 'no_staff' });
    house.haven.clock.advance(11 * MINUTE);
    const { body } = await house.asked('ana', `lipa/sms-numbers/${house.smsId}/make-card`, { personId: 'mila' });
    await house.text(`${body.codes[0]} OK`);
    await house.gateway.until(1);
  });

  it('SM-4: when a right code comes between wrong ones, then they are counted from the start', async () => {
    for (let i = 0; i < 4; i++) await house.text(`ZZZZ-ZZZ${i} OK`);
    await house.text(`${house.codes[0]} OK`);
    for (let i = 0; i < 4; i++) await house.text(`ZZZZ-ZZZ${i} OK`);
    expect(await house.heard()).toMatchObject({ wrong_code: 8, done: 1 });
  });

  it('SM-5: when they write what is no command, then nothing is done, admitted, held or sent', async () => {
    const code = house.codes[0]!;
    for (const word of ['HOLD 2', 'ADMIT 1', 'ADDRESS', 'FREE', 'COUNT', 'COUNT -1', 'OK 4', 'PAUSE; COUNT 4', ''])
      await house.text(`${code} ${word}`);
    await house.text(`OK ${code}`);
    await house.text('OK');
    await nothing();
  });
});

describe('given somebody who saw the screen of the phone on the desk, or hears what it takes', () => {
  it('SM-3: when they use a code that was used, then nothing happens, and nobody is shut out by it', async () => {
    await house.text(`${house.codes[0]} OK`);
    await house.gateway.until(1);
    for (let i = 0; i < 9; i++) await house.text(`${house.codes[0]} PAUSE`);
    expect(await types()).not.toContain('IntakePaused');
    expect(await house.heard()).toEqual({ done: 1, used_code: 9 });
    expect((await house.haven.get('ana', '/api/shelters/lipa/sms-numbers')).body.numbers).toMatchObject([
      { locked: false },
    ]);
  });

  it('SM-7: when they read all that it sends, then no house, no person, no number and no code is in it', async () => {
    for (const [i, word] of ['OK', 'COUNT 2', 'COUNT 99', 'PAUSE', 'UNDO', 'UNDO'].entries())
      await house.text(`${house.codes[i]} ${word}`);
    await house.gateway.until(6);
    const texts = house.gateway.sent.map(({ text }) => text).join('\n');
    expect(texts).not.toMatch(/lipa|House|Atina|mila|Beograd|99|free|bed/i);
    for (const code of house.codes) expect(texts).not.toContain(code);
  });
});

describe('given a phone that was lost', () => {
  it('SM-2: when its number is revoked in one tap, then its next message is silence', async () => {
    expect((await house.asked('ana', `lipa/sms-numbers/${house.smsId}/revoke`, { personId: 'mila' })).status).toBe(204);
    head = await store().head();
    await house.text(`${house.codes[0]} OK`);
    await nothing();
    expect(await house.heard()).toEqual({ unknown_number: 1 });
  });

  it('SM-2: when its person may not keep the house any more, or is disabled, then the same', async () => {
    await house.haven.takesRole('mila', 'hotline', 'SOS');
    head = await store().head();
    await house.text(`${house.codes[0]} OK`);
    await nothing();
    expect(await house.heard()).toEqual({ no_role: 1 });
  });
});

describe('given a manager who wonders whose staff a phone belongs to', () => {
  /** Petra is of another organisation, and works in its house herself. */
  const add = (number: string) => house.asked('petra', 'vrba/sms-numbers/allow', { personId: 'petra', number });
  beforeEach(() => house.haven.registerShelter('vrba', 'petra'));

  it('SM-2: when they add it for their own house, then they hear the same as of a number that nobody has', async () => {
    const answers = [await add(MILA), await add('+381607654321')];
    expect(answers.map(({ status, body }) => [status, Object.keys(body), body.codes.length])).toEqual([
      [200, ['smsId', 'codes'], 20],
      [200, ['smsId', 'codes'], 20],
    ]);
  });

  it('SM-2: when they have added it, then the code says which house is meant, and nobody is shut out', async () => {
    const { codes } = (await add(MILA)).body;
    await house.text(`${house.codes[0]} OK`);
    await house.gateway.until(1);
    expect(await types()).toContain('OccupancyConfirmed');
    await house.text(`${codes[0]} PAUSE`);
    await house.gateway.until(2);
    expect(await types()).not.toContain('IntakePaused');
    const theirs = await house.haven.get('petra', '/api/shelters/vrba/events');
    expect(theirs.body.items[0]).toMatchObject({ type: 'IntakePaused', source: 'sms' });
  });

  it('SM-4: when they guess codes in it, then their own number is shut as it would be if nobody else had it', async () => {
    await add(MILA);
    for (let i = 0; i < 6; i++) await house.text(`ZZZZ-ZZZ${i} OK`);
    expect(await house.heard()).toEqual({ wrong_code: 5, locked: 1 });
    const { numbers } = (await house.haven.get('petra', '/api/shelters/vrba/sms-numbers')).body;
    expect(numbers).toMatchObject([{ locked: true }]);
  });
});

describe('given a gateway that lies, or is late', () => {
  it('SM-5: when it brings a message a quarter of an hour late, or one of tomorrow, then it does nothing', async () => {
    const now = house.haven.clock.now();
    await house.text(`${house.codes[0]} OK`, { receivedAt: now - 15 * MINUTE - 1_000 });
    await house.text(`${house.codes[0]} OK`, { receivedAt: now + HOUR });
    await nothing();
    expect(await house.heard()).toEqual({ late: 2 });
  });

  it('SM-5: when messages come out of order, then the later count is kept', async () => {
    const first = house.haven.clock.now();
    house.haven.clock.advance(MINUTE);
    await house.text(`${house.codes[1]} COUNT 4`);
    await house.text(`${house.codes[0]} COUNT 3`, { receivedAt: first });
    await house.gateway.until(2);
    const { feed } = house.haven.program;
    await feed.waitFor(await store().head(), HANGS_MS);
    expect(feed.network.shelters.get('lipa')?.state).toMatchObject({ census: { latest: { occupied: 4 } } });
  });

  it('SM-3: when it keeps a message and makes another of its code, then one command of the four comes of it, once', async () => {
    const id = randomUUID();
    await house.text(`${house.codes[0]} COUNT 0`, { id });
    await house.text(`${house.codes[0]} OK`, { id });
    await house.text(`${house.codes[0]} PAUSE`);
    const facts = await house.facts();
    expect(facts.filter(({ source }) => source === 'sms').map(({ type }) => type)).toEqual(['CensusReported']);
  });

  it('SM-1: when what it brings is no message, or of three kilobytes, then it is taken and nothing happens', async () => {
    const bodies = [
      '{}',
      '[]',
      '{"event":"sms:received","id":"x","payload":{}}',
      JSON.stringify({ event: 'system:ping', id: 'x', payload: { health: {} } }),
      JSON.stringify({ event: 'sms:received', id: 'x', payload: { message: 'x'.repeat(3_000) } }),
    ];
    for (const body of bodies) expect(await house.gateway.bringBody(house.haven.url, body)).toBe(204);
    await nothing();
    expect(await house.heard()).toEqual({ not_a_message: 4, too_long: 1 });
  });
});

describe('given a flood', () => {
  it('SM-4: when one number sends more than ten in ten minutes, then the others wait for the next ten, and nobody else does', async () => {
    await house.close();
    house = await SmsHouse.start({ ...LIMITS, sms: { points: 40, seconds: 600 } });
    await house.asked('ana', 'lipa/sms-numbers/allow', { personId: 'jelena', number: '+381601112244' });
    for (let i = 0; i < 14; i++) await house.text('nonsense');
    expect(await house.heard()).toEqual({ not_understood: 10, flood: 4 });
    await house.text('nonsense', { from: '+381601112244' });
    expect(await house.heard()).toEqual({ not_understood: 11, flood: 4 });
    // In all: the gateway brings them again later, as they were.
    const statuses = [];
    for (let i = 0; i < 30; i++) statuses.push(await house.text('nonsense', { from: '+381600000000' }));
    expect(statuses.filter((status) => status === 429)).toHaveLength(5);
    expect(await house.facts()).not.toContainEqual(expect.objectContaining({ source: 'sms' }));
  });
});

describe('given a copy of the log', () => {
  it('SM-2: then neither the number, nor a code, nor a text is in it', async () => {
    await house.text(`${house.codes[0]} COUNT 2`);
    await house.gateway.until(1);
    const { events } = await store().read('person-mila');
    const text = JSON.stringify(events);
    expect(text).toContain('SmsTaken');
    for (const secret of [
      MILA,
      MILA.slice(4),
      'COUNT',
      ...house.codes.flatMap((code) => [code, code.replace('-', '')]),
    ])
      expect(text).not.toContain(secret);
  });
});
