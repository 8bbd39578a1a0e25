import type { CustomFetch } from 'openid-client';

/** Metadata, keys and tokens are a few kB; what sends more is not read. */
const LONGEST_BODY = 1_048_576;

/** The provider gave no answer in time, or none that is whole. A `TypeError`, as `fetch` has it: passed on as it is. */
export class ProviderUnreachable extends TypeError {
  override readonly name = 'ProviderUnreachable';
}

/** Secrets and tokens go over TLS; without it only to a provider on the machine itself. */
export function isSafeUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  if (protocol === 'https:') return true;
  return protocol === 'http:' && /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}

/**
 * Asks a provider: only where `isSafeUrl` allows, never redirected, and with the whole answer read before the timeout
 * of the caller ends. A server error counts as no answer.
 */
export const providerFetch: CustomFetch = async (url, options) => {
  if (!isSafeUrl(url)) throw new ProviderUnreachable('This address of the provider is not used.');
  try {
    // The library's options are those of `fetch`, in types of its own.
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
