import { type Ceremony, ceremony } from '@safe-haven/contracts';
import {
  browserSupportsWebAuthn,
  browserSupportsWebAuthnAutofill,
  startAuthentication,
  startRegistration,
  WebAuthnAbortService,
} from '@simplewebauthn/browser';
import { type Answer, api } from '../api.ts';
import { localProblem } from '../local-problem.ts';

type RequestOptions = Parameters<typeof startAuthentication>[0]['optionsJSON'];
type CreationOptions = Parameters<typeof startRegistration>[0]['optionsJSON'];

/** The response for the server: its ticket and the authenticator's answer. */
export interface PasskeyAnswer {
  readonly ticket: string;
  readonly response: { readonly id: string; readonly type: string };
}

/** Whether this browser supports passkeys. */
export const knowsPasskeys = (): boolean => browserSupportsWebAuthn();

/** Authenticates with an existing passkey: options from the server, the browser's prompt, its response. */
export const showPasskey = (path: string, body: unknown = {}): Promise<Answer<PasskeyAnswer>> =>
  atDevice(path, body, ({ options }) => startAuthentication({ optionsJSON: options as unknown as RequestOptions }));

/** Creates a passkey. */
export const makePasskey = (path: string, body: unknown = {}): Promise<Answer<PasskeyAnswer>> =>
  atDevice(path, body, ({ options }) => startRegistration({ optionsJSON: options as unknown as CreationOptions }));

/**
 * Offers passkeys in the autofill of the e-mail field where supported (conditional UI). Null when nothing was chosen or
 * another prompt replaced it.
 */
export async function offerPasskeys(path: string): Promise<PasskeyAnswer | null> {
  if (!browserSupportsWebAuthn() || !(await browserSupportsWebAuthnAutofill())) return null;
  const answer = await atDevice(path, {}, ({ options }) =>
    startAuthentication({ optionsJSON: options as unknown as RequestOptions, useBrowserAutofill: true }),
  );
  return answer.ok ? answer.value : null;
}

/** Aborts a pending prompt, so that it does not outlive its screen. */
export const stopOffering = (): void => WebAuthnAbortService.cancelCeremony();

async function atDevice(
  path: string,
  body: unknown,
  prompt: (given: Ceremony) => Promise<PasskeyAnswer['response']>,
): Promise<Answer<PasskeyAnswer>> {
  if (!browserSupportsWebAuthn()) return { ok: false, problem: localProblem('passkey_unsupported') };
  const given = await api.post(path, body, ceremony);
  if (!given.ok) return given;
  try {
    return { ok: true, value: { ticket: given.value.ticket, response: await prompt(given.value) } };
  } catch (fault) {
    return { ok: false, problem: localProblem(codeOf(fault)) };
  }
}

/** Browsers reveal little: `NotAllowedError` is a refusal, a timeout, or no passkey for this site. */
const codeOf = (fault: unknown): 'passkey_known' | 'passkey_cancelled' =>
  (fault as { name?: unknown }).name === 'InvalidStateError' ? 'passkey_known' : 'passkey_cancelled';
