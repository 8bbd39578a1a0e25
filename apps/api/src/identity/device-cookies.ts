import { createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';
import { type SetCookie, stringifySetCookie } from 'cookie';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Clock } from '../environment/clock.ts';
import { decrypt, encrypt, paddedJson } from '../privacy/keys/box.ts';
import { cookieOf } from './authentication.ts';

const DAY_MS = 24 * 3_600_000;
/** How long a device stays known after the last sign-in. */
const KNOWN_FOR_MS = 90 * DAY_MS;
/**
 * Maximum number of people per device (a duty room shares one); a further one replaces the one who signed in longest
 * ago.
 */
const PEOPLE_AT_MOST = 12;
/** Additional authenticated data: a box of another program or format does not open. */
const CONTEXT = 'haven device 1';

const contents = z.object({ device: z.string(), people: z.array(z.string()), until: z.number() });
type Contents = z.infer<typeof contents>;

interface Headers {
  readonly cookie?: string | undefined;
}

/**
 * The sealed cookie of a device from which somebody signed in before. It is not a credential and shortens no check; it
 * gives those people their own quota and queue at sign-in, which a flood from elsewhere can't fill. Sealed, so that it
 * can't be forged and does not disclose who works here; every replica with the same secret can read it.
 */
export class DeviceCookies {
  readonly #key: KeyObject;
  readonly #clock: Clock;
  readonly #tls: () => boolean;

  /** `secret`: at least 32 random bytes, the same for every replica. The key is derived from it (HKDF, RFC 5869). */
  constructor(secret: Uint8Array, clock: Clock, tls: () => boolean) {
    this.#key = createSecretKey(new Uint8Array(hkdfSync('sha256', secret, '', CONTEXT, 32)));
    this.#clock = clock;
    this.#tls = tls;
  }

  /** The known device that a request comes from; null: none. */
  deviceOf(headers: Headers): string | null {
    return this.#read(headers)?.device ?? null;
  }

  /** The same, if this person signed in from it. */
  deviceOfPerson(headers: Headers, personId: string): string | null {
    const known = this.#read(headers);
    return known?.people.includes(personId) ? known.device : null;
  }

  /** Adds a person who has signed in on this device. */
  remember(reply: FastifyReply, headers: Headers, personId: string): void {
    const before = this.#read(headers);
    const others = (before?.people ?? []).filter((other) => other !== personId);
    const next: Contents = {
      device: before?.device ?? randomBytes(16).toString('base64url'),
      people: [personId, ...others].slice(0, PEOPLE_AT_MOST),
      until: this.#clock.now() + KNOWN_FOR_MS,
    };
    const value = encrypt(this.#key, CONTEXT, paddedJson(next));
    void reply.header('set-cookie', stringifySetCookie(deviceCookie(this.#tls(), value, KNOWN_FOR_MS / 1000)));
  }

  #read(headers: Headers): Contents | null {
    const value = cookieOf(headers.cookie, cookieName(this.#tls()));
    const plain = value === null ? null : decrypt(this.#key, CONTEXT, value);
    if (!plain) return null;
    const known = contents.parse(JSON.parse(plain.toString()));
    return this.#clock.now() < known.until ? known : null;
  }
}

const cookieName = (tls: boolean): string => (tls ? '__Host-known' : 'known');

const deviceCookie = (tls: boolean, value: string, maxAge: number): SetCookie => ({
  name: cookieName(tls),
  value,
  path: '/',
  httpOnly: true,
  sameSite: 'strict',
  secure: tls,
  maxAge,
});

/** Clears the device cookie. */
export const clearedDeviceCookie = (tls: boolean): string => stringifySetCookie(deviceCookie(tls, '', 0));
