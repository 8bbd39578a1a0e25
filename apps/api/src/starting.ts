import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TRACE_HEADER } from '@safe-haven/contracts';
import type { Config } from './environment/config.ts';
import { problemOf } from './problems/problems.ts';
import { traceIdOf } from './traces/trace-id.ts';

/** When to ask again. */
const AGAIN_S = 2;

/** The program's address while it loads. */
export interface Starting {
  readonly port: number;
  /** Lets go of the address, for the program itself. */
  close(): Promise<void>;
}

/**
 * Answers at the program's address while it loads: that it lives and is not ready. A log that is long, or on a slow disk, takes
 * minutes, and a supervisor would otherwise take the program for dead and start it again, for ever.
 */
export async function answerWhileStarting({ port, host }: Pick<Config, 'port' | 'host'>): Promise<Starting> {
  const server = createServer(answer);
  server.listen(port, host);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function answer(request: IncomingMessage, response: ServerResponse): void {
  const trace = traceIdOf(request);
  const [status, body] = answerTo(request.url);
  response.writeHead(status, {
    'content-type': 'code' in body ? 'application/problem+json' : 'application/json',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    [TRACE_HEADER]: trace,
    ...(status === 503 ? { 'retry-after': String(AGAIN_S) } : {}),
  });
  response.end(JSON.stringify('code' in body ? { ...body, trace } : body));
}

function answerTo(url: string | undefined): readonly [status: number, body: object] {
  if (url === '/health/live') return [200, { status: 'alive' }];
  if (url === '/health/ready') return [503, { status: 'starting', unreadable: 0, conditions: [] }];
  return [503, problemOf('store_unavailable', { retryAfter: AGAIN_S })];
}
