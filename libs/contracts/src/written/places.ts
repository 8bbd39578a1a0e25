/** Kinds of sensitive data, each with a name for people. */
export const KINDS = {
  address: 'address of a house',
  meeting_point: 'meeting point of a house',
  duty_contact: 'phone number of a house or an organisation',
  person: 'name and e-mail of staff',
  secret: 'password, authenticator, recovery codes',
  session: 'token of a session',
  link: 'token of an invitation',
  service_token: 'token of a service',
  criteria: 'what a party needs, and where it is',
  transfer: 'details and meeting point of a transfer',
  device: "a device's address at its push service",
  webhook: 'address and secret of a webhook',
  shelter: 'name of a house, an organisation, labels of rooms and beds',
  occupancy: 'beds, holds and stays under random ids',
} as const;
export type Kind = keyof typeof KINDS;

/** Places where data can be stored, each with a name for people. */
export const PLACES = {
  log: 'the log: `log.sqlite`, `-wal`, `-shm`, its anchor and lock',
  keys: 'the data keys: `log.sqlite.keys`, `-wal`, and a copy of them',
  snapshot: 'snapshots of the projections',
  backup: 'a backup of the log (`haven backup`)',
  ledger: '`erasures.ndjson`, signed anchors',
  lines: 'lines of the log of the program',
  shell: "the installed app's own files (service worker)",
  storage: 'what a page keeps: local and session storage, databases, history',
  cookies: 'cookies',
  disk: "all else in the browser's profile",
  push: 'a push message',
} as const;
export type Place = keyof typeof PLACES;

/** In the clear; ciphertext under a key that can be erased; only its SHA-256; not at all. */
export type Stands = 'clear' | 'sealed' | 'hashed' | 'absent';

type Row = { readonly [P in Place]: Stands };
const NOWHERE = {
  log: 'absent',
  keys: 'absent',
  snapshot: 'absent',
  backup: 'absent',
  ledger: 'absent',
  lines: 'absent',
  shell: 'absent',
  storage: 'absent',
  cookies: 'absent',
  disk: 'absent',
  push: 'absent',
} as const satisfies Row;
const SEALED: Row = { ...NOWHERE, log: 'sealed', snapshot: 'sealed', backup: 'sealed' };
const HASHED: Row = { ...NOWHERE, log: 'hashed', snapshot: 'hashed', backup: 'hashed' };
const IN_THE_CLEAR: Row = { ...NOWHERE, log: 'clear', snapshot: 'clear', backup: 'clear' };

/** What is stored where. docs/PRIVACY.md shows it to people, and tests compare it with the stored bytes. */
export const WRITTEN_WHERE: { readonly [K in Kind]: Row } = {
  address: SEALED,
  meeting_point: SEALED,
  duty_contact: SEALED,
  person: SEALED,
  secret: SEALED,
  session: { ...HASHED, cookies: 'clear' },
  link: HASHED,
  service_token: HASHED,
  criteria: SEALED,
  transfer: SEALED,
  device: SEALED,
  webhook: SEALED,
  shelter: IN_THE_CLEAR,
  occupancy: IN_THE_CLEAR,
};
