import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { openClient } from './api-client.ts';

const servers: Server[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((s) => new Promise((done) => s.close(done).closeAllConnections())));
});

async function serving(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('the connection to the program', () => {
  it('retries a request unchanged after a cut, a 503 and a 429, and reports it', async () => {
    const seen: string[] = [];
    const trouble: string[] = [];
    const url = await serving(async (request, response) => {
      seen.push(`${request.headers['idempotency-key']} ${await textOf(request)}`);
      if (seen.length === 1) return void request.socket.destroy();
      if (seen.length === 4) return void response.end('{"ok":true}');
      response.writeHead(seen.length === 2 ? 503 : 429, { 'retry-after': '0' }).end();
    });
    const client = openClient(url, new AbortController().signal, (s) => trouble.push(s));
    const answer = await client.ask('/x', { method: 'POST', headers: { 'idempotency-key': 'k' }, body: 'action' });

    expect(answer.body).toEqual({ ok: true });
    expect(seen).toEqual(Array(4).fill('k action'));
    expect(trouble).toEqual([
      'The connection is lost. Trying again in a moment.',
      'The program is busy. Trying again in a moment.',
      'Asked to slow down. Trying again in a moment.',
      'The connection is back.',
    ]);
  });

  it('hands on every other answer, what is not JSON as null', async () => {
    const url = await serving((_request, response) => void response.writeHead(404).end('<html>'));
    const client = openClient(url, new AbortController().signal, () => undefined);
    expect(await client.ask('/')).toMatchObject({ status: 404, body: null });
  });

  it('gives up when aborted while waiting', async () => {
    const stop = new AbortController();
    const url = await serving((_request, response) => void response.writeHead(503, { 'retry-after': '15' }).end());
    const asked = openClient(url, stop.signal, () => stop.abort()).ask('/');
    await expect(asked).rejects.toThrow();
  });
});

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request) text += String(part);
  return text;
}
