import type { CustomFetch } from 'openid-client';

/** Metadata, keys and tokens are a few kB; longer responses are rejected. */
const LONGEST_BODY = 1_048_576;

/** The provider gave no complete response in time. A `TypeError`, like a network error of `fetch`. */
export class ProviderUnreachable extends TypeError {
  override readonly name = 'ProviderUnreachable';
}

/** Secrets and tokens are sent over TLS only, or to a provider on this machine. */
export function isSafeUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  if (protocol === 'https:') return true;
  return protocol === 'http:' && /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}

/**
 * Requests to a provider: only to URLs that `isSafeUrl` allows, without redirects, with the whole body read before the
 * caller's timeout. A 5xx response counts as none.
 */
export const providerFetch: CustomFetch = async (url, options) => {
  if (!isSafeUrl(url)) throw new ProviderUnreachable('This address of the provider is not used.');
  try {
    // The library has its own types for the options of `fetch`.
    const answer = await fetch(url, { ...(options as RequestInit), redirect: 'manual' });
    if (answer.status >= 500) throw new Error(`status ${answer.status}`);
    const body = await wholeBody(answer);
    const { status, headers } = answer;
    return new Response(status === 204 || status === 304 ? null : body, { status, headers });
  } catch (cause) {
    throw new ProviderUnreachable('The provider gave no answer.', { cause });
  }
};

async function wholeBody(answer: Response): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of answer.body ?? []) {
    length += chunk.length;
    if (length > LONGEST_BODY) throw new Error('too long');
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
