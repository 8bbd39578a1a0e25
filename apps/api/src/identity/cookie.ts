import { type SetCookie, stringifySetCookie } from 'cookie';
import type { FastifyReply } from 'fastify';
import { COOKIE_PLAIN, COOKIE_TLS } from './authentication.ts';
import { clearedDeviceCookie } from './device-cookies.ts';

export const cookieName = (tls: boolean): string => (tls ? COOKIE_TLS : COOKIE_PLAIN);

/** `HttpOnly`, `SameSite=Strict`. Without a date it ends with the browser. */
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
 * Clears the session cookie and the cached pages of this browser. The service worker and its push subscription stay,
 * for notifications: they contain neither a person nor a house.
 */
export function clearSession(reply: FastifyReply, tls: boolean): void {
  takeCookie(reply, tls);
  void reply.header('clear-site-data', '"cache"');
}

/**
 * Clears the session and everything else that this browser holds of the program, except for the device cookie: whoever
 * has the next shift signs in at the same desk.
 */
export function clearAllButMark(reply: FastifyReply, tls: boolean): void {
  takeCookie(reply, tls);
  void reply.header('clear-site-data', '"cache", "storage"');
}

/**
 * Clears everything that this browser holds of the program. The cookies one by one: "leave quickly" sets a short-lived
 * one that keeps the page from showing anything (public/start.js).
 */
export function clearEverything(reply: FastifyReply, tls: boolean): void {
  takeCookie(reply, tls);
  void reply.header('set-cookie', clearedDeviceCookie(tls));
  void reply.header('set-cookie', ticketCookie(tls).cleared);
  void reply.header('clear-site-data', '"cache", "storage"');
}

const takeCookie = (reply: FastifyReply, tls: boolean): void =>
  void reply.header('set-cookie', stringifySetCookie({ ...sessionCookie(tls, ''), maxAge: 0 }));

/** What a browser keeps for five minutes while it is at an organisation's own sign-in. Lax: it comes back from there. */
export function ticketCookie(tls: boolean) {
  const name = tls ? '__Host-haven-away' : 'haven_away';
  const cookie = (value: string, maxAge: number) =>
    stringifySetCookie({ name, value, path: '/', httpOnly: true, sameSite: 'lax', secure: tls, maxAge });
  return { name, set: (ticket: string) => cookie(ticket, 300), cleared: cookie('', 0) };
}
