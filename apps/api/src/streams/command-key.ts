import { hash } from 'node:crypto';
import { type StreamName, uuidv5 } from '@safe-haven/event-store';

/** The idempotency key of a command (SH-7): how often it comes, it is recorded once, and another `hash` under it is refused. */
export interface CommandKey {
  /** The ids of its events are derived from it. */
  readonly commandId: string;
  /** The fingerprint of the command (`bodyHash`). */
  readonly hash: string;
}

/** Namespaces for ids of the program's own commands. They must never change: ids in logs were derived from them. */
const CAUSES = {
  /** Commands to shelters that follow from a transfer. */
  transfers: '8d5b7f4e-2c1a-5e63-9f0b-6a4d3c2e1f90',
  requests: '2f0f8c2e-5b0c-4b6e-9d6b-1f7f0f0f6a11',
  /** Commands to houses and requests that follow from an operation, and the ids of its requests and holds. */
  operations: 'c41b7d52-8e0f-5a36-b1d4-93a7e65f2c08',
  /** Commands to houses that follow from the end of a surge. */
  surges: 'e93a6b17-4d28-5f0c-9a61-7b5c0d84f2e3',
  clock: '61f0a6c4-0c39-4c1b-8a55-3f0d6a9be0d2',
  demoAccounts: 'b1d0a1de-6f0b-5c41-9b5c-2f6d7a0c8e11',
  demoVault: '3c9f6f0e-51a7-5b2e-8a44-9d1b7c2e6a05',
  demoOrganisations: '7d2b5a90-4c1e-5f0b-8d37-6a1e9c4b2f58',
} as const;

/**
 * The id of a command that follows from a cause: the same on every replica, so that sending it twice records one event.
 */
export const commandIdOf = (namespace: keyof typeof CAUSES, cause: string): string => uuidv5(CAUSES[namespace], cause);

/** The key of a command that follows from a cause. */
export const causedKey = (
  namespace: keyof typeof CAUSES,
  cause: string,
  name: string,
  body: unknown = {},
): CommandKey => ({ commandId: commandIdOf(namespace, cause), hash: bodyHash(name, body) });

/** A key as one text: the same id of another person, or for another stream, is another key. */
export const keyText = (stream: StreamName, person: string, commandId: string): string =>
  `${stream}\n${person}\n${commandId}`;

/**
 * The fingerprint of a command for its idempotency key: its name and body. Half a SHA-256 is enough to distinguish two.
 */
export const bodyHash = (name: string, body: unknown): string =>
  hash('sha256', `${name}\0${canonical(body)}`, 'base64url').slice(0, 22);

/** JSON with sorted keys: the same command gives the same bytes, in whatever order the client wrote them. */
export const canonical = (value: unknown): string => JSON.stringify(value, sorted) ?? 'null';

function sorted(_: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
