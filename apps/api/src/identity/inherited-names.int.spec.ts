import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type HttpProgram, startHttpProgram } from '../testing/http-program.ts';
import { post, steppedUp } from '../testing/second-factor.ts';

let haven: HttpProgram;
beforeAll(async () => {
  haven = await startHttpProgram();
});
afterAll(() => haven.served.close());

/** Every object of JavaScript has these without anybody having put them there. */
const INHERITED = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'];

describe('given the names that every object inherits', () => {
  it.each(INHERITED)('when %s is given as a role, a session or a way to sign in, then there is none', async (name) => {
    const cookie = await steppedUp(haven, 'vera');
    const me = (path: string, body: unknown) => post(`${haven.url}/api/me/${path}`, body, { cookie });
    expect((await me('act-as', { grantId: name })).body.code).toBe('grant_unknown');
    expect((await me('sessions/revoke', { sessionId: name })).body.code).toBe('session_unknown');
    expect((await me('credentials/remove', { credentialId: name })).body.code).toBe('credential_unknown');
    // Still herself, with the rights of her role and no other.
    const response = await fetch(`${haven.url}/api/people`, { headers: { cookie } });
    expect(response.status).toBe(403);
    const administrator = { cookie: await steppedUp(haven, 'ada') };
    const revoked = await post(`${haven.url}/api/people/vera/revoke-role`, { grantId: name }, administrator);
    expect(revoked.body.code).toBe('grant_unknown');
  });
});
