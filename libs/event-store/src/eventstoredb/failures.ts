import { StoreUnavailable } from '../port.ts';

/** The meaning of a failed call. Everything that may have been written is `unknown`. */
export type Failure =
  | 'wrong_version'
  | 'denied'
  | 'too_large'
  | 'not_leader'
  | 'not_found'
  | 'deleted'
  | 'impossible'
  | 'unknown';

const BY_TYPE: Readonly<Record<string, Failure>> = {
  'wrong-expected-version': 'wrong_version',
  'access-denied': 'denied',
  'maximum-append-size-exceeded': 'too_large',
  'not-leader': 'not_leader',
  'stream-not-found': 'not_found',
  'no-stream': 'not_found',
  'stream-deleted': 'deleted',
  unsupported: 'impossible',
};

/** gRPC: invalid argument, permission denied, unimplemented, unauthenticated. */
const BY_CODE: Readonly<Record<number, Failure>> = { 3: 'impossible', 7: 'denied', 12: 'impossible', 16: 'denied' };

/**
 * By the client's `type`, otherwise by the gRPC code: the client sets sometimes the one, sometimes the other. Codes 1, 4,
 * 8, 10, 13 and 14 were all observed on committed appends, so every other code counts as unknown too.
 */
export function failureOf(error: unknown): Failure {
  const { type, code } = (typeof error === 'object' && error !== null ? error : {}) as Record<string, unknown>;
  return (typeof type === 'string' && BY_TYPE[type]) || (typeof code === 'number' && BY_CODE[code]) || 'unknown';
}

/** An error whose message is meant for people. */
export class Sentence extends Error {}

/** gRPC: deadline exceeded. */
const DEADLINE_EXCEEDED = 4;

/** Raised by this adapter where the client would wait for ever. */
export class NoAnswerError extends Error {
  readonly code = DEADLINE_EXCEEDED;

  constructor() {
    super('no answer');
  }
}

/** Whether the answer timed out, which makes its connection suspect. */
export const isMissed = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === DEADLINE_EXCEEDED;

/** One sentence for the operator, without secrets and without event data. */
export function sentenceOf(error: unknown, hosts: string): string {
  if (error instanceof Sentence || error instanceof StoreUnavailable) return error.message;
  const failure = failureOf(error);
  if (failure === 'denied') return `The store at ${hosts} refuses the user, the password, or what the user may do.`;
  if (failure === 'not_leader') return `The store at ${hosts} has no leader just now.`;
  const { code, message } = (typeof error === 'object' && error !== null ? error : {}) as Record<string, unknown>;
  const text = typeof message === 'string' ? message : '';
  if (/certificate|self.signed|altnames|wrong version number|ssl/i.test(text)) {
    return `The certificate of the store at ${hosts} is not trusted: name its authority with tlsCAFile, and its hosts as they stand in it.`;
  }
  if (code === DEADLINE_EXCEEDED) return `The store at ${hosts} does not answer in time.`;
  if (code === 14 || code === 1 || /discover/i.test(text)) return `The store at ${hosts} cannot be reached.`;
  return `The store at ${hosts} fails${typeof code === 'number' ? ` with code ${code}` : ''}: ${text.slice(0, 200)}`;
}
