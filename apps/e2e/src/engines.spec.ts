import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chromium, startChromium } from './engines/chromium.ts';
import type { Engine } from './engines/engine.ts';
import { firefox, startFirefox } from './engines/firefox.ts';
import { goTheNightsPath } from './engines/night-path.ts';
import { startWebKit, webkit } from './engines/webkit.ts';
import { type Server, startServer } from './given/server.ts';

/** All of them are wanted: what is not installed fails instead of being skipped. */
const all = process.env['HAVEN_ALL_BROWSERS'] === '1';

/** They only look at it, one after the other. */
let server: Server;
beforeAll(async () => {
  if (chromium || firefox || webkit) server = await startServer({ from: process.env['HAVEN_E2E_SEEDED'] });
});
afterAll(() => server?.dispose());

describe.each([
  ['Chromium', chromium, startChromium],
  ['Firefox', firefox, startFirefox],
  ['WebKit', webkit, startWebKit],
] as const)('the night’s path in %s', (name, path, start) => {
  const test = path || all ? it : it.skip;
  let engine: Engine | undefined;
  beforeAll(async () => {
    if (path) engine = await start();
  });
  afterAll(() => engine?.close());

  test('sign-in, board, find, Tonight and a house work, and nothing sticks out', async () => {
    if (engine === undefined) throw new Error(`${name} is not installed on this machine.`);
    expect(await goTheNightsPath(engine, server.url)).toEqual([]);
  });
});
