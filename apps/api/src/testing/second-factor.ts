import type { Proof } from '@safe-haven/domain';
import { COOKIE_PLAIN } from '../identity/authentication.ts';
import { type Answer, type HttpProgram } from './http-program.ts';
import { pageFetch } from './page-fetch.ts';

/** The proof of a passkey without a counter. */
const SHOWN: Proof = { credentialId: null, challenge: null, totpStep: null, recoveryCode: null, signCount: 0 };

/** The cookie of a new session with a recent second factor. */
export async function steppedUp(haven: HttpProgram, person: string): Promise<string> {
  const device = { browser: 'Firefox', system: 'Linux' };
  const how = { method: 'demo', proof: null, console: 'duty', device } as const;
  const { found } = await haven.program.sessionOpener.open(person, how);
  const { token } = await haven.program.sessionOpener.rotate(found, { grantId: null, proof: SHOWN });
  return `${COOKIE_PLAIN}=${token}`;
}

/** POST with JSON, and the given cookie or authorization headers. */
export async function post(url: string, body: unknown, headers: Readonly<Record<string, string>>): Promise<Answer> {
  const response = await pageFetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  const json = response.headers.get('content-type')?.includes('json');
  return { status: response.status, body: json && text ? JSON.parse(text) : text, text, headers: response.headers };
}
