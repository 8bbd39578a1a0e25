import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { Metrics } from './metrics.ts';

interface Place {
  readonly metricsPort: number | null;
  readonly metricsHost: string;
}

/**
 * Serves metrics on a port of their own, on this machine unless a setting says otherwise, so that no proxy can expose
 * them. null: no such port. Rejects with a sentence where the port is taken.
 */
export async function serveMetrics({ metricsPort, metricsHost }: Place, metrics: Metrics): Promise<Server | null> {
  if (metricsPort === null) return null;
  const server = createServer((request, response) => {
    if (request.url !== '/metrics') return void response.writeHead(404).end();
    void metrics.text().then((text) => response.writeHead(200, { 'content-type': metrics.contentType }).end(text));
  });
  server.listen(metricsPort, metricsHost);
  await once(server, 'listening').catch(({ code }: NodeJS.ErrnoException) => {
    throw new Error(
      `The numbers can't be shown at ${metricsHost}:${metricsPort} (${code}): HAVEN_METRICS_PORT names another port.`,
    );
  });
  return server;
}
