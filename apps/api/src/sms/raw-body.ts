import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Where the gateway sends what it received. */
export const RECEIVED_PATH = 'api/sms/received';

/** A request of the gateway with its bytes, which are what is signed. */
export type WithRawBody = FastifyRequest & { rawBody?: Buffer };

/** Keeps the bytes of what the gateway sends, and of nothing else. `limit`: beyond it the parser refuses them anyway. */
export function keepRawBody(fastify: FastifyInstance, limit: number): void {
  fastify.addHook('preParsing', async (request: WithRawBody, _, payload) => {
    if (request.routeOptions.url !== `/${RECEIVED_PATH}`) return payload;
    const parts: Buffer[] = [];
    let length = 0;
    for await (const part of payload) {
      parts.push(part as Buffer);
      length += (part as Buffer).byteLength;
      if (length > limit) break;
    }
    request.rawBody = Buffer.concat(parts);
    return Object.assign(Readable.from([request.rawBody]), { receivedEncodedLength: length });
  });
}
