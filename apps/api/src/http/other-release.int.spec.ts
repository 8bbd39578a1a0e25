import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PROTOCOL } from '@safe-haven/contracts';
import { io } from 'socket.io-client';
import { type HttpProgram, startHttpProgram } from '../testing/http-program.ts';

const OTHERS = [
  ['of a release before', PROTOCOL - 1],
  ['of a release to come', PROTOCOL + 1],
  ['that says nonsense', 'latest'],
] as const;

let haven: HttpProgram;
beforeAll(async () => {
  haven = await startHttpProgram();
  await haven.registerShelter('lipa');
});
afterAll(() => haven.served.close());

/** What the server says first to a socket that names a protocol: the name of the message, or why it was refused. */
async function firstMessageTo(protocol: unknown): Promise<string> {
  const socket = io(haven.url, {
    path: '/live',
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    auth: { protocol },
    extraHeaders: { cookie: await haven.cookieOf('jelena') },
  });
  const message = await new Promise<string>((resolve) => {
    socket.onAny((name: string) => resolve(name));
    socket.once('connect_error', (error) => resolve(error.message));
  });
  socket.disconnect();
  return message;
}

describe('given a page and a server of different releases', () => {
  it.each(OTHERS)('AP-1: when a page %s reads, then it is refused in a word that it shows', async (_, protocol) => {
    const { status, body, headers } = await haven.get('jelena', '/api/board', { 'haven-protocol': String(protocol) });
    expect([status, body.code, body.next]).toEqual([400, 'other_protocol', 'Reload the page.']);
    expect(headers.get('haven-protocol')).toBe(String(PROTOCOL));
  });

  it.each(OTHERS)('AP-1: when a page %s opens the socket, then it gets nothing else', async (_, protocol) => {
    expect(await firstMessageTo(protocol)).toBe('other_protocol');
  });

  it('AP-1: when it is the same, or none is said, then there is the board', async () => {
    expect([await firstMessageTo(PROTOCOL), await firstMessageTo(undefined)]).toEqual(['snapshot', 'snapshot']);
    for (const headers of [{}, { 'haven-protocol': String(PROTOCOL) }] as Record<string, string>[]) {
      const answer = await haven.get('jelena', '/api/board', headers);
      expect([answer.status, answer.headers.get('haven-protocol')]).toEqual([200, String(PROTOCOL)]);
    }
  });

  it('AP-2: when a command comes from it that is understood, then it is done', async () => {
    const other = { 'haven-protocol': String(PROTOCOL + 1) };
    const sent = await haven.send('jelena', 'lipa', 'pause-intake', { reason: 'other' }, undefined, other);
    expect([sent.status, sent.body.events[0].type]).toEqual([200, 'IntakePaused']);
  });
});
