import { parentPort } from 'node:worker_threads';
import { solveGive, solveInOrder } from '@safe-haven/domain';
import type { Search, Searched } from './messages.ts';

/** Searches one problem after the other. It is given numbers alone: no house, no party and no need. */
const port = parentPort!;
port.on('message', ({ problem, weights }: Search) => {
  const found: Searched = weights === null ? solveGive(problem) : solveInOrder(problem, weights);
  port.postMessage(found);
});
