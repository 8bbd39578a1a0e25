import { randomBytes } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { uuid } from '@safe-haven/contracts';
import type { FastifyRequest } from 'fastify';
import { Failure, invalid } from '../problems/failure.ts';
import { expiryIn } from './sent.ts';

export const KEYED = 'keyed';

/** A change of a route that has no name of a command, as it was sent. */
export interface SentChange {
  /** The idempotency key of its sender; without one a secret of this copy alone. */
  readonly key: string;
  /** Whether its sender may send it again under this key. */
  readonly isRepeatable: boolean;
  /** When it expires, in ms of the server's clock; where there is no key it was judged at the door. */
  readonly expires?: number;
}

/** A change that nobody sends again. */
export const sentOnce = (): SentChange => ({
  key: randomBytes(32).toString('base64url'),
  isRepeatable: false,
});

/** The headers of such a change for the OpenAPI document. */
export const CHANGE_HEADERS = [
  ApiHeader({
    name: 'Idempotency-Key',
    description:
      'A UUID, the same for every copy of one change: each gets the first answer, a secret that is shown once among them for 15 ' +
      'minutes. Without it each copy is a change of its own. With another body: 422 `key_reused`.',
    required: false,
    schema: { type: 'string', format: 'uuid' },
  }),
  ApiHeader({
    name: 'Haven-Expires',
    description: 'When the client stops waiting, an instant of the server’s clock (`Date`), at most 15 minutes ahead.',
    required: false,
    schema: { type: 'string', format: 'date-time' },
  }),
];

/** Whether a change brings a key, so that its time is judged once that is looked up. */
export const bringsKey = ({ headers }: Pick<FastifyRequest, 'headers'>): boolean =>
  headers['idempotency-key'] !== undefined;

/** The key of a change and until when it counts. Throws `invalid` for a malformed one, and `expiry_missing` (SH-20). */
export const ChangeSent = createParamDecorator((_: unknown, context: ExecutionContext): SentChange => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  if (!bringsKey(request)) return sentOnce();
  const key = uuid.safeParse(request.headers['idempotency-key']);
  if (!key.success) throw invalid('Idempotency-Key', 'not a UUID');
  const given = request.headers['haven-expires'];
  if (given === undefined) throw new Failure('expiry_missing');
  return { key: key.data.toLowerCase(), isRepeatable: true, expires: expiryIn(given) };
});
