import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { answerWhileStarting, type Starting } from './starting.ts';
import { type HttpProgram, startHttpProgram } from './testing/http-program.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

const asked = async ({ port }: Starting, path: string) => {
  const response = await fetch(`http://127.0.0.1:${port}${path}`);
  return {
    status: response.status,
    body: (await response.json()) as Record<string, unknown>,
    headers: response.headers,
  };
};

describe('LG-7: given a program that loads', () => {
  it('LG-7: then it lives, is not ready, and says of everything else that it is not there yet', async () => {
    const starting = await answerWhileStarting({ port: 0, host: '127.0.0.1' });
    open.push(starting);
    expect(await asked(starting, '/health/live')).toMatchObject({ status: 200, body: { status: 'alive' } });
    expect(await asked(starting, '/health/ready')).toMatchObject({ status: 503, body: { status: 'starting' } });
    const board = await asked(starting, '/api/board');
    expect([board.status, board.body['code']]).toEqual([503, 'store_unavailable']);
    expect(board.headers.get('retry-after')).toBe('2');
  });

  it('LG-7: when it has loaded, then it answers at the same address, with a connection left open or not', async () => {
    const starting = await answerWhileStarting({ port: 0, host: '127.0.0.1' });
    await asked(starting, '/health/live');
    const { port } = starting;
    await starting.close();
    const program: HttpProgram = await startHttpProgram(undefined, undefined, { port });
    open.push(program.served);
    expect((await program.get(null, '/health/ready')).body).toEqual({ status: 'ready', unreadable: 0, conditions: [] });
    expect(program.url).toBe(`http://127.0.0.1:${port}`);
  });

  it('LG-7: when it has loaded, then a request that is half there gets no answer of the time before, and keeps the address from nobody', async () => {
    const starting = await answerWhileStarting({ port: 0, host: '127.0.0.1' });
    const socket = connect(starting.port, '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk: Buffer) => {
      answer += chunk;
    });
    // What is written to a connection that was cut.
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    socket.write('GET /health/live HTTP/1.1\r\nHost: localhost\r\n');
    // Its connection came first, so it is open there.
    await asked(starting, '/health/live');
    const closed = starting.close();
    const cut = new Promise((resolve) => socket.once('close', resolve));
    socket.end('\r\n');
    await Promise.all([closed, cut]);
    expect(answer).toBe('');
  });
});
