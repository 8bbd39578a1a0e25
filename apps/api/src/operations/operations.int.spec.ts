import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OPERATIONS } from '../privacy/erasure/operations.ts';
import { type HttpProgram, PEOPLE, startHttpProgram } from '../testing/http-program.ts';
import { post, steppedUp } from '../testing/second-factor.ts';

const DAY = 86_400_000;
let haven: HttpProgram;
beforeAll(async () => {
  haven = await startHttpProgram();
});
afterAll(() => haven.served.close());

const ROUTES = [
  ['POST', OPERATIONS.erase, { kind: 'person', id: 'vera' }],
  ['POST', OPERATIONS.retain, { dryRun: true }],
  ['GET', OPERATIONS.keys, undefined],
  ['POST', OPERATIONS.rotation, {}],
  ['GET', OPERATIONS.rotation, undefined],
] as const;
const ask = (method: string, path: string, body: unknown, headers: Record<string, string>) =>
  method === 'POST'
    ? post(`${haven.url}/${path}`, body, headers)
    : fetch(`${haven.url}/${path}`, { headers }).then(async (r) => ({ status: r.status, body: await r.json() }));
const operator = () => ({ authorization: `Bearer ${haven.program.operatorToken}` });
const operate = (method: string, path: string, body?: unknown) => ask(method, path, body, operator());

describe('given the operator’s commands', () => {
  it.each(ROUTES)('when anybody but the operator calls %s %s, then they have no right', async (method, path, body) => {
    for (const { person } of PEOPLE) {
      const { status } = await ask(method, path, body, { cookie: await steppedUp(haven, person) });
      expect([person, status]).toEqual([person, 403]);
    }
    expect((await ask(method, path, body, {})).status).toBe(401);
    expect((await ask(method, path, body, { authorization: `Bearer ${'x'.repeat(43)}` })).status).toBe(401);
  });

  it('when a key is erased, then nothing sealed under it opens, and an unknown one is reported as such', async () => {
    const erase = (id: string) => operate('POST', OPERATIONS.erase, { kind: 'person', id });
    expect((await erase('nobody')).body).toEqual({ outcome: 'unknown_subject' });
    expect(await haven.program.names.nameOf('nora')).toBe('nora');
    expect((await erase('nora')).body).toEqual({ outcome: 'erased', keys: 1 });
    expect(await haven.program.names.nameOf('nora')).toBeNull();
    expect((await erase('nora')).body).toMatchObject({ outcome: 'already_erased' });
    expect((await operate('POST', OPERATIONS.erase, { kind: 'shelter', id: 'lipa' })).status).toBe(400);
  });

  it('when keys are counted and moved, then all are under the current master key', async () => {
    const { body } = await operate('GET', OPERATIONS.keys);
    expect(body).toMatchObject({ damaged: 0, erased: 1, wrapped: [{ by: body.current, known: true }] });
    const started = await operate('POST', OPERATIONS.rotation, {});
    expect(started.body.state).toBe('running');
    let rotation = started.body;
    while (rotation.state === 'running') rotation = (await operate('GET', OPERATIONS.rotation)).body;
    expect(rotation).toMatchObject({ state: 'done', result: { moved: 0, stuck: 0 } });
  });

  it('when an account was closed ninety days ago, then its name is erased, and not a day before', async () => {
    const cookie = await steppedUp(haven, 'ada');
    expect((await post(`${haven.url}/api/people/mila/disable`, { reason: 'left' }, { cookie })).status).toBe(204);
    const retain = (dryRun: boolean) => operate('POST', OPERATIONS.retain, { dryRun });
    haven.advance(90 * DAY - 1);
    expect((await retain(true)).body.erased).toEqual([]);
    haven.advance(1);
    expect((await retain(true)).body.erased).toMatchObject([{ subject: 'person-mila', ended: 'person_disabled' }]);
    expect(await haven.program.names.nameOf('mila')).toBe('mila');
    expect((await retain(false)).body).toMatchObject({ erased: [{ subject: 'person-mila' }], left: 0, stopped: null });
    expect(await haven.program.names.nameOf('mila')).toBeNull();
  });
});
