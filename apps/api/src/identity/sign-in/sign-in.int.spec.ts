import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { PersonCommand } from '@safe-haven/domain';
import { readToHead } from '@safe-haven/event-store';
import { HANGS_MS } from '@safe-haven/jest-preset/waiting';
import { type HttpProgram, startHttpProgram, textOf } from '../../testing/http-program.ts';
import { SoftPasskey } from '../credentials/testing/soft-passkey.ts';
import { Browser, type BrowserAnswer } from '../testing/browser.ts';
import { activatedByPasskey, activatedByPassword, invited, PASSWORD } from '../testing/invited.ts';

const HOUR = 3_600_000;
const ZORA = { name: 'Zora Kanarinac', email: 'zora@example.org' };
let haven: HttpProgram;
beforeEach(async () => {
  haven = await startHttpProgram();
});
afterEach(() => haven.served.close());

const zora = async () => activatedByPassword(haven, await invited(haven, 'p-zora'), ZORA);
const byPassword = (browser: Browser, code: string, change: object = {}) =>
  browser.post('/api/sign-in/password', { email: ZORA.email, password: PASSWORD, code, ...change });

describe('given a link', () => {
  it('when it is looked at, then it says for whom it is; when it is used, then she is in, and it is used up', async () => {
    const token = await invited(haven, 'p-zora');
    const seen = await new Browser(haven.url).post('/api/activation/look', { token });
    expect(seen.body).toMatchObject({ name: ZORA.name, renews: false, roles: [{ role: 'coordinator' }] });
    const { answer, browser, recoveryCodes } = await activatedByPassword(haven, token, ZORA);
    expect(answer.status).toBe(200);
    expect(recoveryCodes).toHaveLength(10);
    expect((await browser.get('/api/me')).body).toMatchObject({ person: 'p-zora', name: ZORA.name, demo: true });
    const again = await new Browser(haven.url).post('/api/activation/totp', { token });
    expect([again.status, again.body.code]).toEqual([404, 'link_unknown']);
  });

  it('AC-2: when 72 hours have passed, then it has run out', async () => {
    const token = await invited(haven, 'p-zora');
    haven.clock.advance(72 * HOUR);
    const seen = await new Browser(haven.url).post('/api/activation/look', { token });
    expect([seen.status, seen.body.code]).toEqual([409, 'link_expired']);
  });

  it('AC-2: when the only role was taken away meanwhile, then that is said, and the link works once there is another', async () => {
    const token = await invited(haven, 'p-zora');
    const change = async (command: PersonCommand) => {
      const actor = { person: 'ada', role: 'administrator', organisation: null, country: null } as const;
      const outcome = await haven.program.accounts.handle({ personId: 'p-zora', command, actor });
      await haven.program.feed.readBack(outcome.kind === 'done' ? outcome.position : '');
    };
    await change({ type: 'revoke-role', grantId: 'g1' });
    const without = await new Browser(haven.url).post('/api/activation/totp', { token });
    expect([without.status, without.body.code]).toEqual([409, 'no_role']);
    const grant = { grantId: 'g2', role: 'coordinator', organisation: 'Atina', country: 'RS', shelters: null } as const;
    await change({ type: 'grant-role', grant });
    expect((await activatedByPassword(haven, token, ZORA)).answer.status).toBe(200);
  });

  it.each([
    ['short', 'too_short'],
    ['zora kanarinac 2026', 'holds_your_name'],
    ['passwordpassword', 'too_repetitive'],
  ])('when the password is "%s", then it is refused and the link still works', async (password, why) => {
    const token = await invited(haven, 'p-zora');
    const weak = await activatedByPassword(haven, token, { ...ZORA, password });
    expect([weak.answer.status, weak.answer.body.code, weak.answer.body.detail]).toEqual([
      400,
      'password_too_weak',
      why,
    ]);
    expect((await activatedByPassword(haven, token, ZORA)).answer.status).toBe(200);
  });

  it('when two people use one address, then the second is refused', async () => {
    await zora();
    const [token, other] = [await invited(haven, 'p-other'), { name: 'Other', email: 'ZORA@example.org' }];
    const second = await activatedByPassword(haven, token, other);
    expect([second.answer.status, second.answer.body.code]).toEqual([409, 'email_taken']);
    haven.clock.advance(HOUR);
    const passkey = await new Browser(haven.url).post('/api/activation/passkey/options', { token, ...other });
    expect([passkey.status, passkey.body.code]).toEqual([409, 'email_taken']);
    haven.clock.advance(HOUR);
    const own = { name: 'Other', email: 'other@example.org' };
    expect((await activatedByPassword(haven, token, own)).answer.status).toBe(200);
  });

  it('AC-9: when the holder of a link probes which addresses have accounts, then the delay grows each time', async () => {
    await zora();
    const token = await invited(haven, 'p-other');
    const codes: string[] = [];
    for (let i = 0; i < 8; i++) {
      const body = { token, name: 'Other', email: ZORA.email };
      codes.push((await new Browser(haven.url).post('/api/activation/passkey/options', body)).body.code);
    }
    expect([codes[0], codes.at(-1)]).toEqual(['email_taken', 'try_later']);
  });

  it('AC-5: when there is no link, then nobody learns whose address has an account', async () => {
    await zora();
    const asked = async (email: string) => {
      haven.clock.advance(HOUR);
      const body = { token: 'A'.repeat(43), name: 'Other', email };
      return textOf(await new Browser(haven.url).post('/api/activation/passkey/options', body));
    };
    expect(await asked(ZORA.email)).toEqual(await asked('nobody@example.org'));
  });
});

describe('given a password and an authenticator', () => {
  it('AC-1: when all three are right, then she is in under a new cookie; the same code again is refused', async () => {
    const { authenticator, browser: old } = await zora();
    const browser = new Browser(haven.url);
    const code = authenticator.nextCode();
    expect((await byPassword(browser, code)).status).toBe(200);
    expect(browser.cookie).not.toBe(old.cookie);
    const replay = await byPassword(new Browser(haven.url), code);
    expect([replay.status, replay.body.code]).toEqual([401, 'wrong_sign_in']);
  });

  it('AC-1: when the code that set the authenticator up is shown again, then it is refused, and the next one is not', async () => {
    const { authenticator } = await zora();
    const replay = await byPassword(new Browser(haven.url), authenticator.code);
    expect([replay.status, replay.body.code]).toEqual([401, 'wrong_sign_in']);
    haven.clock.advance(HOUR);
    expect((await byPassword(new Browser(haven.url), authenticator.code)).status).toBe(200);
  });

  it('AC-9: when one of them is wrong, or there is no such account, then the answer is the same', async () => {
    const { authenticator } = await zora();
    const wrong = async (change: object, code = authenticator.nextCode()) => {
      haven.clock.advance(HOUR);
      const answer = await byPassword(new Browser(haven.url), code, change);
      return { status: answer.status, text: textOf(answer) };
    };
    const answers = [
      await wrong({ password: 'another long password of hers' }),
      await wrong({ email: 'nobody@example.org' }),
      await wrong({ email: 'jelena@demo.invalid' }),
      await wrong({}, '000000'),
    ];
    expect(new Set(answers.map((a) => JSON.stringify(a))).size).toBe(1);
    expect(answers[0]!.status).toBe(401);
  });

  it('when a recovery code is used, then it works once', async () => {
    const { recoveryCodes } = await zora();
    const browser = new Browser(haven.url);
    expect((await byPassword(browser, recoveryCodes[3]!.toLowerCase())).status).toBe(200);
    const { body } = await browser.get('/api/me/account');
    expect(body.recoveryCodesLeft).toBe(9);
    haven.clock.advance(HOUR);
    expect((await byPassword(new Browser(haven.url), recoveryCodes[3]!)).status).toBe(401);
  });

  it('AC-9: when she is wrong repeatedly, then the delay grows each time and is stated', async () => {
    await zora();
    const waits: number[] = [];
    for (let i = 0; i < 5; i++) {
      await byPassword(new Browser(haven.url), '000000');
      const refused = await byPassword(new Browser(haven.url), '000000');
      expect([refused.status, refused.body.code]).toEqual([429, 'try_later']);
      waits.push(refused.body.retryAfter);
      expect(refused.headers.get('retry-after')).toBe(String(refused.body.retryAfter));
      haven.clock.advance(refused.body.retryAfter * 1000);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16]);
  });

  it('when the account is closed, then its session ends and sign-in is refused, as for an unknown account', async () => {
    const { authenticator, browser } = await zora();
    const outcome = await haven.program.accounts.handle({
      personId: 'p-zora',
      command: { type: 'disable-person', reason: 'left' },
      actor: { person: 'ada', role: 'administrator', organisation: null, country: null },
    });
    expect(outcome.kind).toBe('done');
    await haven.program.feed.waitFor(await haven.program.store.head(), HANGS_MS);
    expect((await browser.get('/api/me')).status).toBe(401);
    const closed = await byPassword(new Browser(haven.url), authenticator.nextCode());
    expect([closed.status, closed.body.code]).toEqual([401, 'wrong_sign_in']);
  });
});

/** A challenge as the server gave it out. */
type Given = { readonly body: BrowserAnswer['body'] };

describe('given a passkey', () => {
  const signIn = async (device: SoftPasskey, ceremony?: Given) => {
    const browser = new Browser(haven.url);
    const { body } = ceremony ?? (await browser.post('/api/sign-in/passkey/options'));
    const { origin } = haven.program.origin;
    const response = device.get({ challenge: body.options.challenge, origin, rpId: 'localhost' });
    return {
      browser,
      ceremony: { body },
      answer: await browser.post('/api/sign-in/passkey', { ticket: body.ticket, response }),
    };
  };

  it('when it answers, then she is in without typing who she is; the same challenge answered again is refused', async () => {
    const token = await invited(haven, 'p-zora');
    const { device, answer } = await activatedByPasskey(haven, token, { personId: 'p-zora', ...ZORA });
    expect(answer.status).toBe(200);
    const first = await signIn(device);
    expect([first.answer.status, first.answer.body.person]).toEqual([200, 'p-zora']);
    const again = await signIn(device, first.ceremony);
    expect([again.answer.status, again.answer.body.code]).toEqual([409, 'shown_before']);
  });

  it('when it is somebody else’s, or made on another site, then it is refused', async () => {
    const token = await invited(haven, 'p-zora');
    await activatedByPasskey(haven, token, { personId: 'p-zora', ...ZORA });
    const browser = new Browser(haven.url);
    const { body } = await browser.post('/api/sign-in/passkey/options');
    const { origin } = haven.program.origin;
    const assertion = new SoftPasskey('p-zora').get({ challenge: body.options.challenge, origin, rpId: 'localhost' });
    const refused = await browser.post('/api/sign-in/passkey', { ticket: body.ticket, response: assertion });
    expect([refused.status, refused.body.code]).toEqual([400, 'passkey_refused']);
    expect(browser.cookie).toBeNull();
  });

  it('when five minutes have passed, then the challenge has expired', async () => {
    const token = await invited(haven, 'p-zora');
    const { device } = await activatedByPasskey(haven, token, { personId: 'p-zora', ...ZORA });
    const { body } = await new Browser(haven.url).post('/api/sign-in/passkey/options');
    haven.clock.advance(5 * 60_000);
    const late = await signIn(device, { body });
    expect([late.answer.status, late.answer.body.code]).toEqual([400, 'ticket_expired']);
  });
});

describe('given somebody signed in who shows a second factor', () => {
  it('when the code is correct, then the session continues under another id and the previous one is invalid', async () => {
    const { authenticator, browser } = await zora();
    const before = browser.cookie;
    haven.clock.advance(10 * 60_000);
    const codes = { path: '/api/me/credentials/recovery-codes' };
    expect((await browser.post(codes.path)).body.code).toBe('second_factor_needed');
    const shown = await browser.post('/api/me/step-up', { code: authenticator.nextCode() });
    expect(shown.status).toBe(200);
    expect((await browser.post(codes.path)).body.codes).toHaveLength(10);
    const old = new Browser(haven.url);
    old.cookie = before;
    expect((await old.get('/api/me')).status).toBe(401);
    haven.clock.advance(5 * 60_000 + 1);
    expect((await browser.post(codes.path)).body.code).toBe('second_factor_needed');
  });

  it('when she removes the last sign-in method, then it is refused', async () => {
    const { browser } = await zora();
    const { body } = await browser.get('/api/me/account');
    const totp = body.ways.find((w: { kind: string }) => w.kind === 'totp');
    expect(totp.removable).toBe(false);
    const refused = await browser.post('/api/me/credentials/remove', { credentialId: totp.credentialId });
    expect([refused.status, refused.body.code]).toEqual([409, 'last_way_to_sign_in']);
  });

  it('when she changes her password, then the old one is refused', async () => {
    const { authenticator, browser } = await zora();
    const next = 'sedam magaraca na livadi';
    expect((await browser.post('/api/me/credentials/password', { password: next })).status).toBe(204);
    expect((await byPassword(new Browser(haven.url), authenticator.nextCode())).status).toBe(401);
    haven.clock.advance(HOUR);
    expect((await byPassword(new Browser(haven.url), authenticator.nextCode(), { password: next })).status).toBe(200);
  });

  it('when nobody is signed in, then no account route answers', async () => {
    const anonymous = new Browser(haven.url);
    expect((await anonymous.get('/api/me/account')).status).toBe(401);
    for (const path of ['step-up', 'act-as', 'credentials/remove', 'sessions/revoke-others', 'language', 'seen'])
      expect((await anonymous.post(`/api/me/${path}`)).status).toBe(401);
  });
});

const valuesIn = (cookies: string) => cookies.split('; ').map((cookie) => cookie.split('=')[1]!);

describe('given the log after all of it', () => {
  it('AC-5: then the log has no name, address, password, secret or token in the clear', async () => {
    const { browser, recoveryCodes } = await zora();
    const seen: unknown[] = [];
    for await (const event of readToHead(haven.program.store)) seen.push(event);
    const text = JSON.stringify(seen);
    for (const secret of [ZORA.name, ZORA.email, PASSWORD, ...valuesIn(browser.cookie!), ...recoveryCodes])
      expect(text).not.toContain(secret);
    expect(text).toContain('CredentialAdded');
    expect(text).not.toMatch(/\$argon2id|otpauth/);
  });
});
