import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type RunPlace, socketPath } from './run-folder.ts';
import { LOST, type NotAnswered, runningProgram } from './running-program.ts';

describe('given the folder of a program that was killed', () => {
  let place: RunPlace & { runDir: string };
  beforeEach(() => {
    const runDir = mkdtempSync(join(tmpdir(), 'haven-run-'));
    place = { runDir, dataDir: join(runDir, 'data') };
    mkdirSync(dirname(socketPath(place)), { mode: 0o700 });
  });
  afterEach(() => rmSync(place.runDir, { recursive: true }));

  it('when something else listens there and never answers, then no program runs, and the command goes on', async () => {
    const mute = createServer((socket) => socket.on('error', () => undefined)).listen(socketPath(place));
    await once(mute, 'listening');
    expect(await runningProgram(place, 100)).toBeNull();
    mute.close();
  });

  it('when nothing listens at what it left, then no program runs', async () => {
    writeFileSync(socketPath(place), '');
    expect(await runningProgram(place)).toBeNull();
  });

  it('when an answer in parts breaks off or fails, then what came is taken, and it is said that it is not whole', async () => {
    const answers: Readonly<Record<string, readonly string[]>> = {
      '/about': ['{"url":"here","openToOthers":false}'],
      '/cut': ['{"part":1}\n{"part":2}\n{"pa'],
      '/unended': ['{"part":1}\n'],
      '/failed': ['{"part":1}\n', '{"failed":"store_unavailable"}\n'],
      '/whole': ['{"part"', ':1}\n{"part":', '2}\n{"end":true}\n'],
    };
    const server = createHttpServer((request, response) => {
      for (const piece of answers[request.url ?? ''] ?? []) response.write(piece);
      if (request.url === '/cut') response.write('', () => response.destroy());
      else response.end();
    }).listen(socketPath(place));
    await once(server, 'listening');
    const program = (await runningProgram(place))!;
    const taken = async (act: string) => {
      const parts: unknown[] = [];
      try {
        for await (const part of program.parts(act, {})) parts.push(part);
        return [parts, 'whole'];
      } catch (error) {
        return [parts, (error as NotAnswered).code];
      }
    };
    expect(await taken('cut')).toEqual([[1, 2], LOST]);
    expect(await taken('unended')).toEqual([[1], LOST]);
    expect(await taken('failed')).toEqual([[1], 'store_unavailable']);
    expect(await taken('whole')).toEqual([[1, 2], 'whole']);
    server.close();
  });
});
