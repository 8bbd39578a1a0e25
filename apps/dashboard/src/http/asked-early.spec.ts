import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { takeAskedEarly } from './asked-early.ts';

/** What `public/start.js` does before anything else is there, in a page that has `fetch` from the test. */
function start(fetch: (path: string, init: RequestInit) => Promise<unknown>): void {
  const script = readFileSync(fileURLToPath(new URL('../../public/start.js', import.meta.url)), 'utf8');
  new Function('fetch', script)(fetch);
}

test('the first question is asked before the script is there, and its answer is handed out once', async () => {
  const asked: string[] = [];
  start(async (path, { cache }) => {
    asked.push(`${path} ${cache}`);
    return 'an answer';
  });
  expect(asked).toEqual(['/api/me no-store']);
  expect(await takeAskedEarly()).toBe('an answer');
  expect(takeAskedEarly()).toBeUndefined();
});

test('given no line, then there is none, and nothing is thrown', async () => {
  start(async () => {
    throw new TypeError('no line');
  });
  expect(await takeAskedEarly()).toBeUndefined();
});
