import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type HttpProgram, startHttpProgram } from '../testing/http-program.ts';

let haven: HttpProgram;
beforeAll(async () => {
  haven = await startHttpProgram();
  for (const shelter of ['lipa', 'bor']) await haven.registerShelter(shelter);
});
afterAll(() => haven.served.close());

const numbers = async () => (await haven.get(null, '/metrics')).text.split('\n');

it('OP-14: a scraper reads how many houses take nobody now, and not which', async () => {
  expect(await numbers()).toContain('haven_shelters_paused 0');
  await haven.done('ana', 'lipa', 'pause-intake', { reason: 'incident' });
  expect(await numbers()).toContain('haven_shelters_paused 1');
  await haven.done('ana', 'lipa', 'resume-intake', {});
  expect(await numbers()).toContain('haven_shelters_paused 0');
});
