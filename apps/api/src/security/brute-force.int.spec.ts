import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { activatedByPassword, invited, PASSWORD } from '../identity/testing/invited.ts';
import { type HttpProgram, memoryStore, startHttpProgram } from '../testing/http-program.ts';
import { ManualClock } from '../testing/manual-clock.ts';

const TRIES = 10_000;
const AT_ONCE = 50;
const ZORA = { name: 'Zora Kanarinac', email: 'zora@example.org' };

let haven: HttpProgram;
let nextCode: () => string;
beforeAll(async () => {
  haven = await startHttpProgram(memoryStore(), new ManualClock(), { trustedProxies: ['127.0.0.1'] });
  const { authenticator } = await activatedByPassword(haven, await invited(haven, 'p-zora'), ZORA);
  nextCode = () => authenticator.nextCode();
});
afterAll(() => haven.served.close());

/** Through a proxy that forwards the client's address. */
const signIn = (from: string, body: object) =>
  fetch(`${haven.url}/api/sign-in/password`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': from },
    body: JSON.stringify(body),
  });

describe('given an attacker with one address and ten thousand tries', () => {
  it('AC-9: when she tries one account, then few are heard, and its owner gets in from elsewhere all the while', async () => {
    const statuses = new Map<number, number>();
    for (let i = 0; i < TRIES; i += AT_ONCE) {
      const answers = await Promise.all(
        Array.from({ length: AT_ONCE }, (_, j) =>
          signIn('203.0.113.7', { email: ZORA.email, password: `guess ${i + j} of many`, code: '000000' }),
        ),
      );
      for (const { status } of answers) statuses.set(status, (statuses.get(status) ?? 0) + 1);
      await Promise.all(answers.map((a) => a.arrayBuffer()));
      haven.clock.advance(1_000);
    }
    const refused = statuses.get(401) ?? 0;
    console.info(`brute force: ${TRIES} tries, ${refused} heard, ${statuses.get(429)} told to wait`);
    expect(refused + (statuses.get(429) ?? 0)).toBe(TRIES);
    expect(refused).toBeLessThan(20);
    const owner = await signIn('198.51.100.4', { email: ZORA.email, password: PASSWORD, code: nextCode() });
    expect(owner.status).toBe(200);
  });
});
