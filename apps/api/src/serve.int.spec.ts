import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, it } from '@jest/globals';
import { startHttpProgram } from './testing/http-program.ts';

it('given an idle connection, when the program is stopped, then it ends in seconds', async () => {
  const program = await startHttpProgram();
  const idleSocket = connect(Number(new URL(program.url).port), '127.0.0.1');
  await once(idleSocket, 'connect');
  const since = performance.now();
  const cut = once(idleSocket, 'close');
  await program.served.close();
  await cut;
  expect(performance.now() - since).toBeLessThan(5_000);
});
