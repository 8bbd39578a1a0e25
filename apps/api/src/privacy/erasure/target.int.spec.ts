import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { runningProgram } from './target.ts';

describe('given a data folder of a program that was killed', () => {
  let dataDir: string;
  let mute: Server;
  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'haven-target-'));
    mute = createServer((socket) => socket.on('error', () => undefined)).listen(0, '127.0.0.1');
    await once(mute, 'listening');
    const { port } = mute.address() as AddressInfo;
    writeFileSync(join(dataDir, 'server.json'), JSON.stringify({ url: `http://127.0.0.1:${port}`, token: 'theirs' }));
  });
  afterEach(() => {
    mute.close();
    rmSync(dataDir, { recursive: true });
  });

  it('when something else has its port and never answers, then no program runs, and the command goes on', async () => {
    expect(await runningProgram(dataDir, 100)).toBeNull();
  });

  it('when nothing has its port, then no program runs', async () => {
    mute.close();
    await once(mute, 'close');
    expect(await runningProgram(dataDir)).toBeNull();
  });
});
