import { type FreshToken, newToken, tokenHashOf } from './tokens.ts';

const PATH = '/activate';

export interface FreshInvitation extends FreshToken {
  /** To be handed to one person, once, over a channel that is trusted. */
  readonly link: string;
}

/**
 * A link that lets one person set up their account. The secret stands after `#`: browsers keep that part to
 * themselves, so it is in no log of a server or proxy and in no `Referer`.
 *
 * @param origin where the program is reached, such as `https://haven.example`
 */
export function newInvitation(origin: string): FreshInvitation {
  const fresh = newToken();
  const link = new URL(PATH, origin);
  link.hash = fresh.token;
  return { ...fresh, link: link.href };
}

/** The hash an invitation is found by; null when the text is no secret of a link. */
export const invitationHashOf = (token: string): string | null => tokenHashOf(token);
