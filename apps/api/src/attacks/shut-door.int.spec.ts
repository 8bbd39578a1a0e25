import { afterEach, describe, expect, it } from '@jest/globals';
import { activatedByPassword, invited, PASSWORD } from '../identity/testing/invited.ts';
import { LIMITS } from '../limits/limits.ts';
import { type HttpProgram, memoryStore, startHttpProgram } from '../testing/http-program.ts';
import { ManualClock } from '../testing/manual-clock.ts';

const ATTACKERS = 400;
const ZORA = { name: 'Zora Kanarinac', email: 'zora@example.org' };
/** Some 30 ms each: enough for a queue of seconds. */
const DEAR = { memory: 16_384, passes: 3, parallelism: 1 };
let haven: HttpProgram;
afterEach(() => haven.served.close());

const given = async (limits = {}) => {
  haven = await startHttpProgram(
    memoryStore(),
    new ManualClock(),
    { trustedProxies: ['127.0.0.1'], limits: { ...LIMITS, ...limits } },
    { passwordCost: DEAR },
  );
  return activatedByPassword(haven, await invited(haven, 'p-zora'), ZORA);
};
const signIn = (from: string, cookie: string | null, body: object) =>
  fetch(`${haven.url}/api/sign-in/password`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': from, ...(cookie === null ? {} : { cookie }) },
    body: JSON.stringify(body),
  });
const nonsense = (i: number) => ({
  email: `nobody-${i}@example.org`,
  password: 'a guess of many words',
  code: '000000',
});

describe('given an attacker who floods the sign-in', () => {
  it('DR-3: when it comes from four hundred addresses, then a known device is among the first to be served', async () => {
    const { browser, authenticator } = await given();
    let answered = 0;
    const flood = Array.from({ length: ATTACKERS }, (_, i) =>
      signIn(`198.18.${i >> 8}.${i & 255}`, null, nonsense(i)).then((answer) => {
        answered += 1;
        return answer.status;
      }),
    );
    while (answered < 5) await Promise.race(flood).then(() => new Promise((resolve) => setImmediate(resolve)));
    const before = answered;
    const own = { email: ZORA.email, password: PASSWORD, code: authenticator.nextCode() };
    const hers = await signIn('203.0.113.9', browser.cookie, own);
    const meanwhile = answered - before;
    const statuses = await Promise.all(flood);
    const count = (status: number) => statuses.filter((s) => s === status).length;
    console.info(
      `shut door: hers after ${meanwhile} of ${ATTACKERS} strangers; ${count(401)} compared, ${count(503)} told that it is busy`,
    );
    expect(hers.status).toBe(200);
    expect(meanwhile).toBeLessThan(ATTACKERS / 4);
    expect(count(401) + count(503)).toBe(ATTACKERS);
  });

  it('DR-3: when it comes from her own address, then her known device is served, and no other there is', async () => {
    const { browser, authenticator } = await given({ address: { points: 30, seconds: 3_600 } });
    for (let i = 0; i < 40; i++) await signIn('203.0.113.9', null, nonsense(i)).then((answer) => answer.arrayBuffer());
    expect((await signIn('203.0.113.9', null, nonsense(99))).status).toBe(429);
    const own = { email: ZORA.email, password: PASSWORD, code: authenticator.nextCode() };
    expect((await signIn('203.0.113.9', browser.cookie, own)).status).toBe(200);
    // The device cookie selects a queue; without the other factors it signs nobody in, and it works for nobody else.
    const startMark = browser.cookie!.split('; ').find((c) => c.startsWith('known='))!;
    expect((await fetch(`${haven.url}/api/me`, { headers: { cookie: startMark } })).status).toBe(401);
    expect((await signIn('203.0.113.9', startMark, { ...own, code: 'AAAA-AAAA-AAAA-AAAA' })).status).toBe(401);
  });
});
