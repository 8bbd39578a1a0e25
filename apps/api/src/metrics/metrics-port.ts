import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { Metrics } from './metrics.ts';

/** Serves metrics on a separate port on loopback, so that no proxy can expose them. null: no such port. */
export async function serveMetrics(port: number | null, metrics: Metrics): Promise<Server | null> {
  if (port === null) return null;
  const server = createServer((request, response) => {
    if (request.url !== '/metrics') return void response.writeHead(404).end();
    void metrics.text().then((text) => response.writeHead(200, { 'content-type': metrics.contentType }).end(text));
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}
