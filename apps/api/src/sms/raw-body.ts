import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Where the gateway sends what it received. */
export const RECEIVED_PATH = 'api/sms/received';

/** A request of the gateway with its bytes, which are what is signed. */
export type WithRawBody = FastifyRequest & { rawBody?: Buffer };

/**
 * Keeps the bytes of what the gateway sends, and of nothing else. It only listens: the parser refuses what is longer than
 * `limit`. Code that stops reading in its place takes away the connection on which that is answered.
 */
export function keepRawBody(fastify: FastifyInstance, limit: number): void {
  fastify.addHook('preParsing', (request: WithRawBody, _, payload, done) => {
    if (request.routeOptions.url === `/${RECEIVED_PATH}`) {
      const parts: Buffer[] = [];
      let length = 0;
      payload.on('data', (part: Buffer) => {
        length += part.byteLength;
        if (length <= limit) parts.push(part);
      });
      payload.on('end', () => {
        request.rawBody = Buffer.concat(parts);
      });
      // The parser lets it flow once it listens too.
      payload.pause();
    }
    done(null, payload);
  });
}
