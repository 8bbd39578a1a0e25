import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PROTOCOL } from '@safe-haven/contracts';
import { DEMO_PEOPLE } from '@safe-haven/demo-network';
import { eventually } from '@safe-haven/jest-preset/waiting';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { io } from 'socket.io-client';
import { type HttpProgram, memoryStore, startHttpProgram } from '../testing/http-program.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { goldenPage } from './testing/golden-page.ts';

const page = goldenPage(PROTOCOL);
/** Protocols whose pages said none in their handshake. */
const BEFORE = [1];
const ajv = formats.default(new Ajv2020({ strict: false, allErrors: true }));
const reads = page.routes.flatMap(({ reads, answer }) => {
  const parses = ajv.compile(answer);
  return reads.map(([person, path]) => ({ person, path, parses }));
});

let haven: HttpProgram;
beforeAll(async () => {
  const clock = new ManualClock(Date.parse(page.now));
  haven = await startHttpProgram(memoryStore(), clock, {}, { people: DEMO_PEOPLE, seed: true });
});
afterAll(() => haven.served.close());

describe('given the page of a release that spoke this protocol', () => {
  it.each(reads)(
    'AP-4: then what $person reads at $path is as that page parses it',
    async ({ person, path, parses }) => {
      const { status, body } = await eventually(
        () => haven.get(person, path, { accept: 'application/json' }),
        (answer) => answer.body.code !== 'history_loading',
      );
      expect([status, parses(body), parses.errors]).toEqual([200, true, null]);
    },
  );

  it.each([PROTOCOL, ...BEFORE])(
    'AP-4: then the handshake of a page of protocol %s is answered by a board that says ours',
    async (protocol) => {
      const headers = { cookie: await haven.cookieOf('demo-jelena') };
      const socket = io(haven.url, {
        path: '/live',
        transports: ['websocket'],
        auth: goldenPage(protocol).handshake,
        extraHeaders: headers,
      });
      const { position } = await new Promise<{ position: string }>((resolve) => socket.once('refetch', resolve));
      socket.disconnect();
      const { body } = await haven.get('demo-jelena', '/api/board', { 'haven-position': position });
      // A page of before that says none reloads itself when it reads another than its own.
      expect(body.protocol).toBe(PROTOCOL);
    },
  );
});
