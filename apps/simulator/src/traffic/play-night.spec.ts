import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { playNight } from './play-night.ts';

const servers: Server[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((s) => new Promise((done) => s.close(done).closeAllConnections())));
});

async function answering(status: number, body: unknown): Promise<string> {
  const server = createServer((_request, response) => void response.writeHead(status).end(JSON.stringify(body)));
  servers.push(server);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
const night = (url: string, signal = new AbortController().signal) =>
  playNight({ url, speed: 1_000, seed: 1, signal, steps: 1 });

describe('a night that cannot be played', () => {
  it('ends with a sentence when nobody answers', async () => {
    const url = await answering(200, []);
    await new Promise((done) => servers.splice(0)[0]?.close(done).closeAllConnections());
    expect(await night(url)).toEqual({ ok: false, sentence: expect.stringContaining('Nothing answers at') });
  });

  it.each([
    ['a program without the demo', 200, []],
    ['something else altogether', 200, { hello: 'world' }],
    ['a program that knows no such page', 404, null],
  ])('ends with a sentence at %s', async (_what, status, body) => {
    const url = await answering(status, body);
    expect(await night(url)).toEqual({ ok: false, sentence: expect.stringContaining('not in demo mode') });
  });

  it('ends with a sentence when nobody of the demo works at night', async () => {
    const url = await answering(200, [
      { person: 'demo-a', name: 'A.', role: 'auditor', organisation: 'Atina', country: 'RS' },
    ]);
    expect(await night(url)).toEqual({ ok: false, sentence: expect.stringContaining('works at night') });
  });

  it('ends at once when aborted', async () => {
    const people = [{ person: 'demo-a', name: 'A.', role: 'hotline', organisation: 'Atina', country: 'RS' }];
    const url = await answering(200, people);
    const lines: string[] = [];
    const stop = new AbortController();
    const played = playNight({ url, speed: 0.001, seed: 1, signal: stop.signal, onOutput: (line) => lines.push(line) });
    stop.abort();
    expect(await played).toEqual({ ok: true, accepted: 0, refused: {} });
    expect(lines).toEqual(['20:00  The night is over.']);
  });
});
