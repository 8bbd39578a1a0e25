import { type Actor, type Grant } from '@safe-haven/domain';
import { HANGS_MS } from '@safe-haven/jest-preset/waiting';
import type { HttpProgram } from '../../testing/http-program.ts';
import { newInvitation } from '../credentials/invitations.ts';
import { SoftPasskey } from '../credentials/testing/soft-passkey.ts';
import { Authenticator, Browser, type BrowserAnswer } from './browser.ts';

export const PASSWORD = 'tri zelene jabuke pod mostom';
const ADMIN: Actor = { person: 'ada', role: 'administrator', organisation: null, country: null };

/** Invites a person and returns the token of the link. */
export async function invited(
  haven: HttpProgram,
  personId: string,
  grant: Partial<Grant> = {},
  profile: { name: string; email: string } | null = { name: 'Zora Kanarinac', email: `${personId}@example.org` },
): Promise<string> {
  const { accounts, names, clock, feed, store } = haven.program;
  const { token, tokenHash } = newInvitation(haven.url);
  const outcome = await accounts.handle({
    personId,
    command: {
      type: 'invite',
      profile: profile ? await names.seal(personId, profile) : null,
      tokenHash,
      expiresAt: new Date(clock.now() + 72 * 3_600_000).toISOString(),
      grants: [{ grantId: 'g1', role: 'coordinator', organisation: 'Atina', country: 'RS', shelters: null, ...grant }],
    },
    actor: ADMIN,
  });
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
  await feed.waitFor(await store.head(), HANGS_MS);
  return token;
}

export interface Activated {
  readonly browser: Browser;
  readonly authenticator: Authenticator;
  readonly recoveryCodes: readonly string[];
  readonly answer: BrowserAnswer;
}

/** Uses a link to set up a password and an authenticator. */
export async function activatedByPassword(
  haven: HttpProgram,
  token: string,
  as: { name: string; email: string; password?: string },
): Promise<Activated> {
  const browser = new Browser(haven.url);
  const { body: totp } = await browser.post('/api/activation/totp', { token });
  const authenticator = new Authenticator(totp.secret, haven.clock);
  const answer = await browser.post('/api/activation', {
    token,
    name: as.name,
    email: as.email,
    password: { password: as.password ?? PASSWORD, totp: { ticket: totp.ticket, code: authenticator.code } },
  });
  return { browser, authenticator, recoveryCodes: answer.body.recoveryCodes ?? [], answer };
}

/** Uses a link to register a passkey. */
export async function activatedByPasskey(
  haven: HttpProgram,
  token: string,
  as: { personId: string; name: string; email: string },
): Promise<{ browser: Browser; device: SoftPasskey; answer: BrowserAnswer }> {
  const browser = new Browser(haven.url);
  const { name, email } = as;
  const { body: ceremony } = await browser.post('/api/activation/passkey/options', { token, name, email });
  const device = new SoftPasskey(as.personId);
  const { origin } = haven.program.origin;
  const response = device.create({ challenge: ceremony.options.challenge, origin, rpId: 'localhost' });
  const passkey = { ticket: ceremony.ticket, response };
  return { browser, device, answer: await browser.post('/api/activation', { token, name, email, passkey }) };
}
