import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type HttpProgram, startHttpProgram } from '../testing/http-program.ts';

let haven: HttpProgram;
beforeAll(async () => {
  haven = await startHttpProgram();
  await haven.registerShelter('lipa');
});
afterAll(() => haven.served.close());

const inspection = { inOrder: false, nextBy: '2026-12-24' };

it('HS-NEW: its people record an inspection, and read it in their activity and in the audit trail', async () => {
  const { body } = await haven.done('ana', 'lipa', 'record-fire-inspection', inspection);
  expect(body.events).toMatchObject([{ type: 'FireSafetyInspected' }]);
  const { items } = (await haven.get('ana', '/api/shelters/lipa/events')).body;
  expect(items).toContainEqual(expect.objectContaining({ type: 'FireSafetyInspected', data: inspection }));
  const { entries } = (await haven.get('ana', '/api/audit?shelter=lipa')).body;
  const shown = { inOrder: 'false', nextBy: inspection.nextBy };
  expect(entries).toContainEqual(expect.objectContaining({ type: 'FireSafetyInspected', details: shown }));
});

it('HS-NEW: a hotline does not record it', async () => {
  expect((await haven.send('vera', 'lipa', 'record-fire-inspection', inspection)).status).toBe(403);
});
