import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { auditPage, commandHeaders, found } from '@safe-haven/contracts';
import { type Answer, type HttpProgram, startHttpProgram, textOf } from '../testing/http-program.ts';
import { RefusingStore } from '../testing/refusing-store.ts';
import { post } from '../testing/second-factor.ts';

const ARMY = { women: 40 };
const TWO = { women: 2 };
const MINUTE = 60_000;
const store = new RefusingStore();
let haven: HttpProgram;
beforeAll(async () => {
  haven = await startHttpProgram(store);
  await haven.registerShelter('lipa');
});
afterAll(() => haven.served.close());

/** A hold, with what its sender had seen. */
async function hold(person: string, party: object, seen?: string): Promise<Answer> {
  const headers: Record<string, string> = seen === undefined ? {} : { 'haven-position': seen };
  return post(
    `${haven.url}/api/shelters/lipa/hold-beds`,
    { party },
    { cookie: await haven.cookieOf(person), ...commandHeaders(crypto.randomUUID(), haven.clock.now()), ...headers },
  );
}
const holdIdIn = ({ body }: Answer): string =>
  body.events.find((e: { type: string }) => e.type === 'BedsHeld').holdId as string;
const release = (person: string, holdId: string) =>
  haven.done(person, 'lipa', 'release-hold', { holdId, reason: 'error' });
/** Words that reveal when something happened, or how many. */
const REVEALING = /"at"|"free"|"together"|\d{2}:\d{2}|20\d\d-/;

describe('PV-1: given somebody who sees bands and asks for what can never be', () => {
  it('when a party was admitted meanwhile, then the refusal is the same, byte for byte, before and after', async () => {
    const seen = await store.head();
    const before = await hold('vera', ARMY, seen);
    await haven.done('mila', 'lipa', 'admit-party', {
      anotherParty: true,
      party: { women: 1 },
      beds: ['s1'],
      kind: 'self',
    });
    const after = await hold('vera', ARMY, seen);
    haven.clock.advance(30_000);
    const later = await hold('vera', ARMY);
    for (const answer of [before, after, later]) {
      expect([answer.status, JSON.parse(textOf(answer))]).toEqual([
        409,
        {
          type: 'about:blank',
          title: 'There is no place for this party here.',
          status: 409,
          code: 'no_place_for_party',
          next: 'Look for another house.',
        },
      ]);
    }
  });

  it('when the house is full, or its free places are in no single room, then hold and find give the same code for both', async () => {
    const apart = await hold('vera', { women: 5 });
    const none = await hold('vera', ARMY);
    expect([apart.body.code, textOf(apart)]).toEqual(['no_place_for_party', textOf(none)]);
    const asked = await post(
      `${haven.url}/api/find`,
      { party: { women: 5 } },
      { cookie: await haven.cookieOf('vera') },
    );
    expect(found.parse(asked.body).cannot.shelters[0]?.barriers).toEqual([{ code: 'no_place_for_party' }]);
    const own = await post(`${haven.url}/api/find`, { party: { women: 5 } }, { cookie: await haven.cookieOf('ana') });
    expect(found.parse(own.body).cannot.shelters[0]?.barriers).toEqual([{ code: 'cannot_place_together' }]);
    expect((await hold('jelena', { women: 5 })).body).toMatchObject({ code: 'cannot_place_together', free: 5 });
  });
});

/** The position of what somebody reads now. */
async function seenBy(person: string): Promise<string> {
  const { body } = await haven.get(person, '/api/requests', { 'haven-position': await store.head() });
  return body.position as string;
}

describe('PV-1: given a place that somebody else took', () => {
  it('when the position is one that their session was not sent, then it proves no race', async () => {
    const [theirs, others] = [await seenBy('vera'), await seenBy('jelena')];
    const unsent = await store.head();
    const taken = holdIdIn(await hold('jelena', TWO, others));
    const raceAt = async (seen: string) => (await hold('vera', TWO, seen)).body.happened;
    // A position of the log that nobody was sent, one of another session, and one of an earlier session of hers.
    expect(await raceAt(unsent)).toBeUndefined();
    expect(await raceAt(theirs)).toEqual({ what: 'taken', byRole: 'coordinator' });
    await haven.signsInAgain('vera');
    expect(await raceAt(theirs)).toBeUndefined();
    await release('jelena', taken);
  });

  it('when they had seen it free and it was taken within two minutes, then the answer has the role of the other, and no time', async () => {
    const seen = await seenBy('vera');
    const taken = holdIdIn(await hold('jelena', TWO, await seenBy('jelena')));
    const lost = await hold('vera', TWO, seen);
    expect(lost.body).toMatchObject({
      code: 'no_place_for_party',
      happened: { what: 'taken', byRole: 'coordinator' },
    });
    expect(JSON.stringify(lost.body)).not.toMatch(REVEALING);
    // Somebody who has seen that it is taken, or does not send what they saw, gets no such explanation.
    expect((await hold('vera', TWO, await seenBy('vera'))).body.happened).toBeUndefined();
    expect((await hold('vera', TWO)).body.happened).toBeUndefined();
    haven.clock.advance(2 * MINUTE + 1_000);
    expect((await hold('vera', TWO, seen)).body.happened).toBeUndefined();
    await release('jelena', taken);
  });

  it('when there was no place for them before either, then an old position gives no such explanation', async () => {
    const beginning = await seenBy('vera');
    const taken = holdIdIn(await hold('jelena', { women: 2 }));
    for (const seen of [beginning, await seenBy('vera')]) {
      expect((await hold('vera', ARMY, seen)).body).not.toHaveProperty('happened');
    }
    await release('jelena', taken);
    expect((await hold('vera', ARMY, 'yesterday')).body).toMatchObject({ code: 'invalid' });
  });

  it('when the caller’s own hold has ended, then the answer says how and by whom, and not when', async () => {
    const own = holdIdIn(await hold('vera', { women: 1 }));
    await release('vera', own);
    const extend = await haven.send('vera', 'lipa', 'extend-hold', { holdId: own });
    expect(extend.body).toMatchObject({ code: 'hold_ended', happened: { what: 'released', byRole: 'hotline' } });
    expect(JSON.stringify(extend.body)).not.toMatch(REVEALING);
  });
});

describe('PV-3: given holds that are refused', () => {
  const triesSeenBy = async (person: string, query = '') => {
    const { body } = await haven.get(person, `/api/audit?kind=look&limit=500${query}`, {
      'haven-position': await store.head(),
    });
    return auditPage.parse(body).entries.filter(({ type }) => type === 'PlacesTried');
  };

  it('then they are in the trail of that house only, one event per person and five minutes', async () => {
    haven.advance(10 * MINUTE);
    const before = (await triesSeenBy('ana', '&shelter=lipa')).length;
    for (let i = 0; i < 4; i++) await hold('vera', ARMY);
    haven.clock.advance(5 * MINUTE + 1_000);
    await hold('vera', ARMY);
    const seen = await triesSeenBy('ana', '&shelter=lipa');
    expect(seen.length - before).toBe(2);
    expect(seen[0]).toMatchObject({
      actor: { person: 'vera', role: 'hotline', organisation: 'SOS' },
      shelters: [{ id: 'lipa', name: 'House lipa' }],
      details: { how: 'refused_hold' },
    });
    expect(await triesSeenBy('aud')).toEqual(expect.arrayContaining([seen[0]]));
    expect(await triesSeenBy('petra')).toEqual([]);
  });

  it('when the log cannot record it, then no refusal is answered', async () => {
    haven.advance(10 * MINUTE);
    await haven.cookieOf('vera');
    store.refuses = { prefix: 'access-', how: 'unavailable' };
    const { status, body } = await hold('vera', ARMY);
    expect([status, body.code]).toEqual([503, 'store_unavailable']);
    store.refuses = null;
    expect((await hold('vera', ARMY)).status).toBe(409);
  });

  it('when it is the caller’s own house, then no probing is recorded', async () => {
    haven.advance(10 * MINUTE);
    const before = (await triesSeenBy('aud')).length;
    expect((await hold('jelena', ARMY)).status).toBe(409);
    expect(await triesSeenBy('aud')).toHaveLength(before);
  });
});
