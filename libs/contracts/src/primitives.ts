import { z } from 'zod';
import type { DeepReadonly } from './facts/fact.ts';

export { role } from './terms/people.ts';

/** An opaque id in URLs and bodies: letters, digits, `-`, `_`; no prototype key can pass. */
export const id = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]*$/, 'letters, digits, - and _ only')
  .refine((s) => !['constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty'].includes(s), 'a reserved word');
export const uuid = z.uuid();
/** ISO 8601 in UTC; normalised to milliseconds so that equal instants are equal strings. */
export const instant = z.iso.datetime({ offset: true }).transform((s) => new Date(s).toISOString());
/** An instant that is already normalised. */
export const storedInstant = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
export const day = z.iso.date();
export const position = z.string().regex(/^\d{1,40}$/);
export const revision = z.string().regex(/^\d{1,15}$/);
/**
 * Characters that make a text misleading or invisible: control characters, line separators, and bidirectional controls
 * (Unicode TR 36, 2.2; CVE-2021-42574). Joiners within words are allowed, because some scripts need them.
 */
const MISLEADING =
  /[\p{Cc}\u2028\u2029\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\p{Co}\p{Cs}\u{E0000}-\u{E007F}]/u;

const seen = (text: string): boolean => !MISLEADING.test(text.trim());
const UNSEEN = 'has a character that cannot be seen';

/** A name that others read: one line without invisible characters. At most `max` long. */
export const nameOf = (max: number) => z.string().refine(seen, UNSEEN).trim().min(1).max(max);
/** An address or directions: several lines, otherwise like a name. At most `max` long. */
export const placeOf = (max: number) =>
  z
    .string()
    .refine((text) => text.split(/\r?\n/).every(seen), UNSEEN)
    .trim()
    .min(1)
    .max(max);
export const label = nameOf(60);
export const country = z.string().regex(/^[A-Z]{2}$/, 'an ISO 3166 code of two letters');
/** The four countries of the network, in the order in which the interface lists them. */
export const HOME_COUNTRIES = ['AL', 'BA', 'MK', 'RS'] as const;
/** The time zone of a house by its country: each of the four has one. */
export const HOME_TIMEZONES = {
  AL: 'Europe/Tirane',
  BA: 'Europe/Sarajevo',
  MK: 'Europe/Skopje',
  RS: 'Europe/Belgrade',
} as const satisfies Readonly<Record<(typeof HOME_COUNTRIES)[number], string>>;
export const point = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);

const count = z.int().min(0).max(40);
export const sonsAge = z.enum(['0-6', '7-11', '12-14', '15-17']);
export type SonsAge = z.infer<typeof sonsAge>;
export const fullParty = z.strictObject({
  women: count.default(0),
  men: count.default(0),
  other: count.default(0),
  girls: count.default(0),
  boys: count.default(0),
  infants: count.default(0),
  sonsOldest: sonsAge.nullable().default(null),
});
export const shortParty = z.strictObject({ adults: count, children: count });
/** A party in full, or in the short form `{ adults, children }`. */
export const party = z.union([shortParty, fullParty]);
export const window = z.strictObject({ from: instant, to: instant }).refine((w) => w.from <= w.to, 'from is after to');

/**
 * Personal data or an address in the log: readable only while the data key of its subject exists (ADR 18). `key` names the
 * subject (`person-…`, `request-…`, `transfer-…`, `address-…`), `box` is nonce, ciphertext and tag of AES-256-GCM in
 * base64url.
 */
export const sealed = z.object({ key: z.string().min(1).max(120), box: z.string().min(1) });
export type Sealed = DeepReadonly<z.infer<typeof sealed>>;
