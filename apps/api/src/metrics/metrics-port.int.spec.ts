import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { Metrics } from './metrics.ts';
import { serveMetrics } from './metrics-port.ts';

const at = (metricsPort: number | null) => ({ metricsPort, metricsHost: '127.0.0.1' });

describe('given a port of its own for the numbers', () => {
  it('then they are there and nothing else is, and a second program names the setting', async () => {
    const server = await serveMetrics(at(0), new Metrics());
    const { port, address } = server!.address() as AddressInfo;
    expect(address).toBe('127.0.0.1');
    const answer = await fetch(`http://127.0.0.1:${port}/metrics`);
    expect(await answer.text()).toContain('haven_http_request_seconds');
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404);
    await expect(serveMetrics(at(port), new Metrics())).rejects.toThrow(/EADDRINUSE.*HAVEN_METRICS_PORT/);
    server!.close();
  });

  it('when none is named, then there is none', async () => {
    expect(await serveMetrics(at(null), new Metrics())).toBeNull();
  });
});
