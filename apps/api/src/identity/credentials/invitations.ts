import { type FreshToken, newToken, tokenHashOf } from './tokens.ts';

const PATH = '/activate';

export interface FreshInvitation extends FreshToken {
  /** To be handed to one person once, over a trusted channel. */
  readonly link: string;
}

/**
 * A link to set up an account. The secret is in the fragment after `#`, which browsers do not send: so it is in no
 * server log, proxy log or `Referer`.
 *
 * @param origin where the program is reached, such as `https://haven.example`
 * @param secret 32 bytes; random ones unless they are given
 */
export function newInvitation(origin: string, secret?: Uint8Array): FreshInvitation {
  const fresh = newToken('', secret);
  const link = new URL(PATH, origin);
  link.hash = fresh.token;
  return { ...fresh, link: link.href };
}

/** The hash that an invitation is stored by; null when the text is not a valid secret. */
export const invitationHashOf = (token: string): string | null => tokenHashOf(token);
