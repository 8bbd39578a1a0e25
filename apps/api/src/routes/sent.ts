import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { instant, uuid } from '@safe-haven/contracts';
import type { FastifyRequest } from 'fastify';
import { Failure, invalid } from '../problems/failure.ts';

/** The headers that a command was sent with. */
export interface Sent {
  /** The idempotency key, a lower-case UUID: the same for every retry of one command. */
  readonly commandId: string;
  /** When the command expires, in ms of the server's clock; absent for an observation: never. */
  readonly expires?: number;
}

/** Whether commands of a name may come at any time. */
type IsObservation = (name: string) => boolean;

/**
 * Parses the headers of a command. Throws `key_missing`, `expiry_missing` (SH-20), or `invalid` for a malformed instant.
 */
export const SentAs = createParamDecorator(
  (isObservation: IsObservation | undefined, context: ExecutionContext): Sent => {
    const { headers, params } = context.switchToHttp().getRequest<FastifyRequest<{ Params: { command: string } }>>();
    const key = uuid.safeParse(headers['idempotency-key']);
    if (!key.success) throw new Failure('key_missing');
    const commandId = key.data.toLowerCase();
    const given = headers['haven-expires'];
    if (given === undefined) {
      if (isObservation?.(params.command) !== true) throw new Failure('expiry_missing');
      return { commandId };
    }
    return { commandId, expires: expiryIn(given) };
  },
);

/** When a command expires, ms. Throws `invalid` for what is not an instant. */
export function expiryIn(given: string | readonly string[]): number {
  const expires = instant.safeParse(given);
  if (expires.success) return Date.parse(expires.data);
  throw invalid('Haven-Expires', 'not an instant');
}

/** The same headers for the OpenAPI document. */
export const SENT_HEADERS = [
  ApiHeader({
    name: 'Idempotency-Key',
    description:
      'The command id: a UUID, the same for every copy of one command. The same key and body gets the same answer, byte for byte: an ' +
      'accepted one for 72 h, a refusal or a command that changed nothing for 15 minutes. With another body: 422 `key_reused`.',
    required: true,
    schema: { type: 'string', format: 'uuid' },
  }),
  ApiHeader({
    name: 'Haven-Expires',
    description:
      'When the client stops waiting, an instant of the server’s clock (the header `Date` says it), at most 15 minutes ahead: every ' +
      'command needs it but `report-census` and `report-nights`, which are observations. A copy that arrives, or whose turn comes, after ' +
      'that does nothing: 409 `too_late`. Asking once more with the same key and instant a second after it gets the final answer: what ' +
      'was accepted, or why nothing was done and nothing will be.',
    required: false,
    schema: { type: 'string', format: 'date-time' },
  }),
];
