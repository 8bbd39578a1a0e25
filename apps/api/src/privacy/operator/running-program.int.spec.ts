import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type RunPlace, socketPath } from './run-folder.ts';
import { runningProgram } from './running-program.ts';

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
});
