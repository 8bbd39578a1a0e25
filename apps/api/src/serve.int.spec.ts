import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, it } from '@jest/globals';
import { HANGS_MS, unlessItHangs } from '@safe-haven/jest-preset/waiting';
import { DEMO_LIMITS } from './limits/limits.ts';
import { startHttpProgram } from './testing/http-program.ts';

it('given an idle connection, when the program is stopped, then it cuts it and ends, long before it would by itself', async () => {
  const limits = { ...DEMO_LIMITS, unfinishedMs: 2 * HANGS_MS };
  const program = await startHttpProgram(undefined, undefined, { limits });
  const idleSocket = connect(Number(new URL(program.url).port), '127.0.0.1');
  await once(idleSocket, 'connect');
  const ends: string[] = [];
  const cut = once(idleSocket, 'close').then(() => ends.push('connection'));
  const closed = program.served.close().then(() => ends.push('program'));
  await unlessItHangs(Promise.all([cut, closed]), 'the program ends');
  expect(ends.toSorted()).toEqual(['connection', 'program']);
});
