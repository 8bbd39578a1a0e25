import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { pausedRead } from '@safe-haven/contracts';
import { type HttpProgram, startHttpProgram } from '../testing/http-program.ts';

let haven: HttpProgram;
beforeAll(async () => {
  haven = await startHttpProgram();
  await haven.registerShelter('lipa');
});
afterAll(() => haven.served.close());

it('OP-17: an administrator reads how many houses of a country take nobody now', async () => {
  expect((await haven.get('ada', pausedRead.path)).body.countries).toEqual([]);
  await haven.done('ana', 'lipa', 'pause-intake', { reason: 'incident' });
  expect((await haven.get('ada', pausedRead.path)).body.countries).toEqual([{ country: 'RS', paused: 1 }]);
});

it('OP-17: nobody else does', async () => {
  for (const person of ['vera', 'ana', 'aud']) expect((await haven.get(person, pausedRead.path)).status).toBe(403);
});
