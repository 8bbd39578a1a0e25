import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { auditPage, notices } from '@safe-haven/contracts';
import { LIMITS } from '../limits/limits.ts';
import { type NotifiedProgram, startNotifiedProgram } from '../live/notices/testing/notified-program.ts';
import { CaseworkProgram, ONE } from '../requests/testing/casework-program.ts';
import { type Answer, type HttpProgram, memoryStore, PEOPLE, startHttpProgram } from '../testing/http-program.ts';

const MINUTE = 60_000;
/** Houses of Atina; `vrba` is one of Lara. */
const SHELTERS = ['lipa', 'h2', 'h3', 'h4', 'h5', 'h6', 'h7'] as const;
const COLLEAGUES = ['luna', 'lada'].map((person) => ({
  person,
  name: person,
  role: 'coordinator' as const,
  organisation: 'Lara',
  country: 'BA',
}));

let notified: NotifiedProgram;
let haven: HttpProgram;
let work: CaseworkProgram;
beforeAll(async () => {
  const limits = { ...LIMITS, person: { points: 4_000, seconds: 20 } };
  notified = await startNotifiedProgram({ limits }, { people: [...PEOPLE, ...COLLEAGUES] });
  haven = notified.haven;
  work = new CaseworkProgram(haven);
  for (const shelter of SHELTERS.slice(1)) await haven.registerShelter(shelter);
  await notified.everybodySubscribes();
});
afterAll(() => notified.close());

const hold = (person: string, shelter: string, more: object = {}): Promise<Answer> =>
  haven.send(person, shelter, 'hold-beds', { party: ONE, ...more });
const outcomeOf = ({ status, body }: Answer) => (status === 200 ? '200' : `${status} ${body.code}`);
const holdIdIn = ({ body }: Answer): string =>
  body.hold?.holdId ?? body.events.find((e: { type: string }) => e.type === 'BedsHeld').holdId;
const release = (person: string, shelter: string, held: Answer) =>
  haven.done(person, shelter, 'release-hold', { holdId: holdIdIn(held), reason: 'error' });
const newsOf = async (person: string) => {
  const { news } = notices.parse((await work.read(person, 'notices')).body);
  return news.filter(({ what }) => what === 'many_holds').map(({ shelterId, byName }) => `${byName} ${shelterId}`);
};

describe('HL-1: given one account that holds in house after house', () => {
  const held = new Map<string, Answer>();

  it('when it holds without a request in all at once, then three succeed, and refusals say what to do', async () => {
    const answers = await Promise.all(SHELTERS.map((shelter) => hold('vera', shelter)));
    for (const [n, shelter] of SHELTERS.entries()) if (answers[n]!.status === 200) held.set(shelter, answers[n]!);
    expect(answers.map(outcomeOf).toSorted()).toEqual([
      ...Array(3).fill('200'),
      ...Array(4).fill('429 too_many_holds'),
    ]);
    const { body } = answers.find(({ status }) => status === 429)!;
    expect(body.next).toBe('Open a request for this party and hold for it, or release a hold that nobody needs.');
  });

  it('when a hold is for a request of theirs, then it is no hold without one; when one is released, there is room for another', async () => {
    await work.request('r1', [], ONE);
    expect(outcomeOf(await hold('vera', 'vrba', { requestId: 'r1' }))).toBe('200');
    const free = SHELTERS.find((shelter) => !held.has(shelter))!;
    expect(outcomeOf(await hold('vera', free))).toBe('429 too_many_holds');
    const [shelter, answer] = [...held][0]!;
    await release('vera', shelter, answer);
    expect(outcomeOf(await hold('vera', free))).toBe('200');
    haven.advance(3 * 60 * MINUTE);
    // Their time is over, whether or not that is recorded.
    expect(outcomeOf(await hold('vera', 'lipa'))).toBe('200');
  });

  it('when colleagues have six together, then a third one has none; people of the house hold there as they need', async () => {
    for (const person of ['lejla', 'luna'])
      for (const shelter of ['h2', 'h3', 'h4']) expect(outcomeOf(await hold(person, shelter))).toBe('200');
    expect(outcomeOf(await hold('lada', 'h5'))).toBe('429 too_many_holds');
    for (const shelter of SHELTERS) expect(outcomeOf(await hold('jelena', shelter))).toBe('200');
  });
});

describe('HL-2: given one account that holds again and again', () => {
  beforeAll(async () => {
    haven.advance(12 * 60 * MINUTE);
    await notified.silence();
  });

  it('when it holds again in a house within an hour, then its managers get a neutral message at once', async () => {
    const before = (await newsOf('ana')).length;
    const first = await hold('vera', 'lipa');
    expect(await notified.messages()).toEqual({});
    await release('vera', 'lipa', first);
    const second = await hold('vera', 'lipa');
    expect(await notified.messages()).toEqual({ ana: 1 });
    for (const { text } of notified.service.received) expect(JSON.parse(text!)).toEqual({ tasks: 1 });
    expect((await newsOf('ana')).slice(0, -before || undefined)).toEqual(['vera lipa']);
    await release('vera', 'lipa', second);
  });

  it('when it is the fourth anywhere, then houses not yet notified are, but never for holds in one’s own', async () => {
    await notified.silence();
    expect(outcomeOf(await hold('vera', 'h2'))).toBe('200');
    expect(await notified.messages()).toEqual({});
    expect(outcomeOf(await hold('vera', 'vrba'))).toBe('200');
    expect(await notified.messages()).toEqual({ ana: 1, petra: 1 });
    expect((await newsOf('ana')).slice(0, 2).toSorted()).toEqual(['vera h2', 'vera lipa']);
    expect(await newsOf('petra')).toContain('vera vrba');
    await notified.silence();
    for (const shelter of ['h3', 'h3']) expect(outcomeOf(await hold('jelena', shelter))).toBe('200');
    expect(await notified.messages()).toEqual({});
    const { body } = await work.read('ana', 'audit?topic=tried&limit=500');
    const [entry] = auditPage.parse(body).entries;
    expect([entry?.actor.person, entry?.details]).toEqual(['vera', { how: 'many_holds' }]);
  });

  it('when an hour has passed, then a first hold is a first hold again', async () => {
    haven.advance(3 * 60 * MINUTE);
    await notified.silence();
    expect(outcomeOf(await hold('vera', 'h2'))).toBe('200');
    expect(await notified.messages()).toEqual({});
  });
});

describe('HL-1: given a store that takes its time', () => {
  let slow: HttpProgram;
  afterAll(() => slow.served.close());

  it('when one account holds in all houses at once, then still only three succeed', async () => {
    const store = memoryStore();
    const append = store.append.bind(store);
    let isSlow = false;
    store.append = async (...asked) => {
      // Long enough for every other hold to be decided meanwhile.
      for (let turn = 0; isSlow && turn < 200; turn++) await nextTurn();
      return append(...asked);
    };
    slow = await startHttpProgram(store, undefined, { limits: LIMITS });
    for (const shelter of SHELTERS) await slow.registerShelter(shelter);
    await slow.cookieOf('vera');
    isSlow = true;
    const answers = await Promise.all(
      SHELTERS.map((shelter) => slow.send('vera', shelter, 'hold-beds', { party: ONE })),
    );
    expect(answers.map(outcomeOf).filter((one) => one === '200')).toHaveLength(3);
  });
});
