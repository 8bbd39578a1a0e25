import { type SetCookie, stringifySetCookie } from 'cookie';
import type { FastifyReply } from 'fastify';
import { COOKIE_PLAIN, COOKIE_TLS } from './authentication.ts';
import { clearedDeviceCookie } from './device-cookies.ts';

export const cookieName = (tls: boolean): string => (tls ? COOKIE_TLS : COOKIE_PLAIN);

/** No script reads it, no other site sends it. Without a date it ends with the browser. */
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
 * Takes the cookie away, and every page that this browser could still show. What is needed to be told of tasks stays: the
 * program's worker and its address at a push service, which know of nobody and of no house.
 */
export function clearSession(reply: FastifyReply, tls: boolean): void {
  takeCookie(reply, tls);
  void reply.header('clear-site-data', '"cache"');
}

/**
 * Takes the session away, and everything that this browser holds of us but for the mark that it is no stranger: whoever
 * has the next shift signs in at the same desk.
 */
export function clearAllButMark(reply: FastifyReply, tls: boolean): void {
  takeCookie(reply, tls);
  void reply.header('clear-site-data', '"cache", "storage"');
}

/**
 * Takes everything away that this browser holds of us. The cookies one by one: the page that leaves in a hurry keeps one for
 * a moment, which says that nothing is to be shown here (public/start.js).
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
