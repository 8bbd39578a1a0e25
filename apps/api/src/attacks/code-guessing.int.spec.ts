import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Browser } from '../identity/testing/browser.ts';
import { type Activated, activatedByPassword, invited, PASSWORD } from '../identity/testing/invited.ts';
import { type HttpProgram, memoryStore, startHttpProgram } from '../testing/http-program.ts';
import { ManualClock } from '../testing/manual-clock.ts';

const ADDRESSES = 400;
const HOURS = 24;
const TRIES = 2_400;
const HERS = '203.0.113.9';
const MINUTE = 60_000;
const ZORA = { name: 'Zora Kanarinac', email: 'zora@example.org' };
/** The length of a code but not numeric, so that no test run guesses right by chance. */
const GUESS = 'AAAA-AAAA-AAAA-AAAA';

let haven: HttpProgram;
let zora: Activated;
beforeAll(async () => {
  haven = await startHttpProgram(memoryStore(), new ManualClock(), { trustedProxies: ['127.0.0.1'] });
  zora = await activatedByPassword(haven, await invited(haven, 'p-zora'), ZORA);
});
afterAll(() => haven.served.close());

const signIn = (browser: Browser, from: string, code: string, password = PASSWORD) =>
  browser.post('/api/sign-in/password', { email: ZORA.email, password, code }, { 'x-forwarded-for': from });
const addressOf = (i: number) => `198.18.${i >> 8}.${i & 255}`;

describe('given an attacker who has the password of a colleague, and four hundred addresses', () => {
  it('DR-1: when they try codes for a day, then few are compared, and she still signs in from her own device', async () => {
    const statuses = new Map<number, number>();
    let owner = 0;
    // Sequential: concurrent tries get no more comparisons and no more information.
    for (let tried = 0; tried < TRIES; tried++) {
      const { status } = await signIn(new Browser(haven.url), addressOf(tried % ADDRESSES), GUESS);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      haven.clock.advance((HOURS * 60 * MINUTE) / TRIES);
      if (tried % (TRIES / 8) === 0 && (await signIn(zora.browser, HERS, zora.authenticator.code)).status === 200)
        owner += 1;
    }
    const [examined, wait] = [statuses.get(401) ?? 0, statuses.get(429) ?? 0];
    console.info(
      `code guessing: ${examined + wait} tries from ${ADDRESSES} places in ${HOURS} h, ${examined} codes looked at`,
    );
    expect([...statuses.keys()].toSorted()).toEqual([401, 429]);
    // Three free tries, then growing delays up to an hour, then one an hour.
    expect(examined).toBeLessThanOrEqual(3 + 11 + HOURS);
    expect(owner).toBe(8);
    await signIn(new Browser(haven.url), addressOf(0), GUESS);
    const elsewhere = await signIn(new Browser(haven.url), '203.0.113.77', zora.authenticator.nextCode());
    expect([elsewhere.status, elsewhere.body.code]).toEqual([429, 'try_later']);
  });

  it('DR-2: when she signs in afterwards, then she is informed of it, and the trail has one event per five minutes', async () => {
    await signIn(zora.browser, HERS, zora.authenticator.nextCode());
    haven.clock.advance(2 * 60 * MINUTE);
    await signIn(new Browser(haven.url), addressOf(1), GUESS);
    await signIn(new Browser(haven.url), addressOf(2), GUESS, 'not her password');
    await signIn(zora.browser, HERS, zora.authenticator.nextCode());
    expect((await zora.browser.get('/api/me')).body.wrongCodes).toBe(1);
    const { body } = await haven.get('aud', '/api/audit?kind=account&limit=200');
    const facts = (body.entries as { type: string; recordedAt: string; details: Record<string, string> }[]).filter(
      ({ type }) => type === 'AttemptsRefused',
    );
    expect(facts.length).toBeGreaterThan(2);
    expect(facts.length).toBeLessThan(HOURS * 12);
    expect(facts.some(({ details }) => Number(details['wrongCodes']) > 0)).toBe(true);
    expect(JSON.stringify(facts)).not.toMatch(/198\.18|AAAA/);
  });
});
