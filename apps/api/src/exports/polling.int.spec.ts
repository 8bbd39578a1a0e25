import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { tokenIssued } from '@safe-haven/contracts';
import { DEMO_LIMITS, LIMITS } from '../limits/limits.ts';
import { type HttpProgram, memoryStore, startHttpProgram } from '../testing/http-program.ts';
import { keepOpen } from '../testing/keep-open.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { RefusingStore } from '../testing/refusing-store.ts';
import { post, steppedUp } from '../testing/second-factor.ts';
import { FileTags } from './file-tags.ts';
import { KINDS } from './testing/kinds.ts';

const FORMS = KINDS.filter(({ what }) => what === 'hsds' || what === 'edxl_have');
const OTHERS = KINDS.filter((kind) => !FORMS.includes(kind));
const ADDRESS = 'CANARY-ADDRESS 12';
const PHONE = '+381 11 2345678';

const log = new RefusingStore();
let haven: HttpProgram;
let token: string;
/** What must not be exported: beds, stays, holds, rooms, addresses, numbers, coordinates. */
const canaries = ['CANARYBED', 'CANARYROOM', ADDRESS, '2345678', '44.8', '20.4'];

beforeAll(async () => {
  haven = await startHttpProgram(log);
  await haven.registerShelter('lipa');
  await haven.registerShelter('jasen', 'petra');
  await haven.done('ana', 'lipa', 'add-room', { roomId: 'CANARYROOM', label: 'CANARYROOM label', privacy: 'shared' });
  const beds = [{ bedId: 'CANARYBED', label: 'CANARYBED label', kind: 'adult' }];
  await haven.done('ana', 'lipa', 'add-beds', { roomId: 'CANARYROOM', beds });
  const party = { adults: 1, children: 0 };
  const held = await haven.done('ana', 'lipa', 'hold-beds', { party });
  const admitted = await haven.done('ana', 'lipa', 'admit-party', { anotherParty: true, party });
  canaries.push(held.body.events[0].holdId, admitted.body.events[0].stayId);
  const ana = { person: 'ana', role: 'manager', organisation: 'Atina', country: 'RS' } as const;
  await haven.program.vault.write('lipa', { address: ADDRESS, duty_contact: PHONE }, { by: ana, source: 'app' });
  token = await tokenFor(haven, ['poll_exports']);
});
afterAll(() => haven.served.close());
afterEach(() => {
  log.refuses = null;
});

async function tokenFor(program: HttpProgram, scopes: readonly string[], organisation = 'Atina'): Promise<string> {
  const country = organisation === 'Atina' ? 'RS' : 'BA';
  const fetched = { label: 'The city', organisation, country, scopes, days: 30 };
  const cookie = await steppedUp(program, 'ada');
  return tokenIssued.parse((await post(`${program.url}/api/tokens/issue`, fetched, { cookie })).body).token;
}
const ask = (path: string, bearer: string, known?: string, program = haven) =>
  program.get(null, path, { authorization: `Bearer ${bearer}`, ...(known ? { 'if-none-match': known } : {}) });
const traces = async () => {
  const { body } = await haven.get('aud', '/api/audit?limit=500', { 'haven-position': await log.head() });
  return body.entries.filter(({ type }: { type: string }) => type === 'ExportProduced');
};

describe('XP-8: given a token that may fetch the partner formats', () => {
  it.each(FORMS)('XP-8: then $kind is what a manager of its organisation gets, and is recorded first', async (form) => {
    const before = (await traces()).length;
    const { status, text } = await ask(form.path, token);
    expect([status, text]).toEqual([200, (await haven.get('ana', form.path)).text]);
    expect(text).toContain('House lipa');
    expect(text).not.toContain('House jasen');
    const [, ofToken, ...more] = await traces();
    expect(more.length).toBe(before);
    expect(ofToken).toMatchObject({ details: { what: form.what }, actor: { role: 'service' } });
    expect((await haven.get('ana', '/api/audit')).text).toContain(ofToken.eventId ?? ofToken.position);
  });

  it.each(FORMS)('XP-2 XP-8: then $kind contains no bed, stay, coordinate, number or person', async ({ path }) => {
    const { text } = await ask(path, token);
    expect(canaries.filter((canary) => text.includes(canary))).toEqual([]);
  });

  it.each(FORMS)('XP-8: when the store cannot record it, then nothing of $kind is sent', async ({ path }) => {
    log.refuses = { prefix: 'access-', how: 'unavailable' };
    const { status, text } = await ask(path, token);
    expect([status, text.includes('House lipa')]).toEqual([503, false]);
  });

  it.each(OTHERS)('XP-8: then $kind is refused', async ({ path }) => {
    expect((await ask(path, token)).status).toBe(403);
  });

  it('XP-8: when a token has another scope or organisation, then there is no file, or that organisation’s', async () => {
    const other = await tokenFor(haven, ['read_houses', 'report_census', 'register']);
    for (const { path } of FORMS) expect((await ask(path, other)).status).toBe(403);
    const ofLara = await tokenFor(haven, ['poll_exports'], 'Lara');
    const { text } = await ask('/api/exports/hsds', ofLara);
    expect([text.includes('House jasen'), text.includes('House lipa')]).toEqual([true, false]);
    for (const path of ['/api/board', '/api/numbers', '/api/webhooks', '/api/audit', '/api/shelters/lipa'])
      expect([path, (await ask(path, token)).status]).toEqual([path, 403]);
  });
});

describe('XP-9: given a program that sends If-None-Match', () => {
  it.each(FORMS)(
    'XP-9: when nothing changed in $kind, then nothing is sent and nothing is recorded',
    async ({ path }) => {
      const tag = (await ask(path, token)).headers.get('etag')!;
      const before = (await traces()).length;
      const again = await ask(path, token, tag);
      expect([again.status, again.text, (await traces()).length]).toEqual([304, '', before]);
      expect((await ask(path, token, `"other", W/${tag}`)).status).toBe(304);
      // An event in another organisation's house changes neither the file nor its tag.
      await haven.done('petra', 'jasen', 'hold-beds', { party: { adults: 1, children: 0 } });
      expect((await ask(path, token, tag)).status).toBe(304);
      await haven.done('ana', 'lipa', 'hold-beds', { party: { adults: 1, children: 0 } });
      const changed = await ask(path, token, tag);
      expect([changed.status, changed.headers.get('etag') === tag]).toEqual([200, false]);
      expect((await traces()).length).toBe(before + 1);
    },
  );

  it('XP-9: a tag is the same on another replica, and cannot be computed from guessed content', async () => {
    const { masterKey } = haven.program.config;
    const another = await startHttpProgram(keepOpen(log), haven.clock, { masterKey });
    const there = await ask('/api/exports/hsds', token, undefined, another);
    await another.served.close();
    const here = await ask('/api/exports/hsds', token);
    expect(there.headers.get('etag')).toBe(here.headers.get('etag'));
    const [ours, theirs] = [1, 2].map((n) => new FileTags(Buffer.alloc(32, n)));
    expect([
      ours!.matches(here.text, ours!.tagOf(here.text)),
      ours!.matches(here.text, theirs!.tagOf(here.text)),
    ]).toEqual([true, false]);
  });

  it('XP-9: when it polls too often, then it gets a Retry-After, and people do not', async () => {
    const limits = { ...DEMO_LIMITS, polls: LIMITS.polls };
    const strict = await startHttpProgram(memoryStore(), new ManualClock(), { limits });
    await strict.registerShelter('lipa');
    const bearer = await tokenFor(strict, ['poll_exports']);
    const statuses: number[] = [];
    for (let n = 0; n <= LIMITS.polls.points; n++)
      statuses.push((await ask('/api/exports/hsds', bearer, undefined, strict)).status);
    expect(statuses).toEqual([...Array(LIMITS.polls.points).fill(200), 429]);
    const refused = await ask('/api/exports/edxl-have', bearer, undefined, strict);
    expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([429, true]);
    expect((await strict.get('ana', '/api/exports/hsds')).status).toBe(200);
    await strict.served.close();
  });
});
