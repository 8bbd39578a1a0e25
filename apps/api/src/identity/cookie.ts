import { type SetCookie, stringifySetCookie } from 'cookie';
import type { FastifyReply } from 'fastify';
import { COOKIE_PLAIN, COOKIE_TLS } from './authentication.ts';
import { clearedDeviceCookie } from './device-cookies.ts';

export const cookieName = (tls: boolean): string => (tls ? COOKIE_TLS : COOKIE_PLAIN);

/** `HttpOnly`, `SameSite=Strict`. Without an expiry it is deleted when the browser closes. */
const sessionCookie = (tls: boolean, value: string): SetCookie => ({
  name: cookieName(tls),
  value,
  path: '/',
  httpOnly: true,
  sameSite: 'strict',
  secure: tls,
});

export function setSessionCookie(reply: FastifyReply, token: string, tls: boolean): void {
  void reply.header('set-cookie', stringifySetCookie(sessionCookie(tls, token)));
}

/**
 * Clears the session cookie and the cached pages of this browser. The service worker and its push subscription stay for
 * notifications: they contain no data of people or shelters.
 */
export function clearSession(reply: FastifyReply, tls: boolean): void {
  takeCookie(reply, tls);
  void reply.header('clear-site-data', '"cache"');
}

/**
 * Clears everything that this browser stores except the device cookie, because the next shift signs in on the same
 * device.
 */
export function clearAllButDeviceCookie(reply: FastifyReply, tls: boolean): void {
  takeCookie(reply, tls);
  void reply.header('clear-site-data', '"cache", "storage"');
}

/**
 * Clears everything that this browser stores. Cookies are cleared one by one, because "leave quickly" sets a
 * short-lived one that keeps the page blank (public/start.js).
 */
export function clearEverything(reply: FastifyReply, tls: boolean): void {
  takeCookie(reply, tls);
  void reply.header('set-cookie', clearedDeviceCookie(tls));
  void reply.header('set-cookie', ticketCookie(tls).cleared);
  void reply.header('clear-site-data', '"cache", "storage"');
}

const takeCookie = (reply: FastifyReply, tls: boolean): void =>
  void reply.header('set-cookie', stringifySetCookie({ ...sessionCookie(tls, ''), maxAge: 0 }));

/**
 * The cookie of a pending OpenID Connect sign-in, valid for five minutes. `SameSite=Lax`, since the provider redirects
 * back from another site.
 */
export function ticketCookie(tls: boolean) {
  const name = tls ? '__Host-haven-away' : 'haven_away';
  const cookie = (value: string, maxAge: number) =>
    stringifySetCookie({ name, value, path: '/', httpOnly: true, sameSite: 'lax', secure: tls, maxAge });
  return { name, set: (ticket: string) => cookie(ticket, 300), cleared: cookie('', 0) };
}
