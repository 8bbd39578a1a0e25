import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type HttpProgram, startHttpProgram } from '../../testing/http-program.ts';
import { ManualClock } from '../../testing/manual-clock.ts';
import { RefusingStore } from '../../testing/refusing-store.ts';
import { Browser } from '../testing/browser.ts';
import { type Activated, activatedByPassword, invited, PASSWORD } from '../testing/invited.ts';

const ZORA = { name: 'Zora Kanarinac', email: 'zora@example.org' };
const store = new RefusingStore();
let haven: HttpProgram;
let zora: Activated;
beforeAll(async () => {
  haven = await startHttpProgram(store, new ManualClock());
  zora = await activatedByPassword(haven, await invited(haven, 'p-zora'), ZORA);
});
afterAll(() => haven.served.close());

const signIn = (code: string) =>
  new Browser(haven.url).post('/api/sign-in/password', { email: ZORA.email, password: PASSWORD, code });

describe('given a log that refuses appends for a while', () => {
  it('AC-9: when somebody shows all that is right meanwhile, then that was no wrong attempt: no wait is left of it', async () => {
    const code = zora.authenticator.nextCode();
    store.refuses = { prefix: 'person-', how: 'unavailable' };
    for (let i = 0; i < 6; i++) {
      const { status, body } = await signIn(code);
      expect([status, body.code]).toEqual([503, 'store_unavailable']);
      const wide = await zora.browser.post('/api/me/step-up', { code });
      expect([wide.status, wide.body.code]).toEqual([503, 'store_unavailable']);
    }
    store.refuses = null;
    expect((await signIn(code)).status).toBe(200);
    expect((await zora.browser.post('/api/me/step-up', { code: zora.recoveryCodes[0] })).status).toBe(200);
  });

  it('AC-9: when somebody is wrong meanwhile, then it counts as ever', async () => {
    haven.clock.advance(3_600_000);
    store.refuses = { prefix: 'person-', how: 'unavailable' };
    expect((await signIn('000000')).body.code).toBe('wrong_sign_in');
    store.refuses = null;
    expect((await signIn('000000')).body.code).toBe('try_later');
  });
});
