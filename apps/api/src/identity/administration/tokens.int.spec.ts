import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { commandHeaders, tokenIssued, tokens } from '@safe-haven/contracts';
import { type HttpProgram, memoryStore, PEOPLE, startHttpProgram } from '../../testing/http-program.ts';
import { post, steppedUp } from '../../testing/second-factor.ts';

const DAY = 86_400_000;
const REQUESTED = {
  label: 'Nightly counts',
  organisation: 'Atina',
  country: 'RS',
  scopes: ['report_census'],
  days: 30,
};
const CENSUS = { asOf: '2026-11-25T00:30:00.000Z', night: '2026-11-24', occupied: 3 };
const store = memoryStore();
let haven: HttpProgram;

const act = async (person: string, path: string, body: unknown) =>
  post(`${haven.url}/api/${path}`, body, { cookie: await steppedUp(haven, person) });
const issue = async (changed: Partial<typeof REQUESTED> = {}) =>
  tokenIssued.parse((await act('ada', 'tokens/issue', { ...REQUESTED, ...changed })).body);
const command = (token: string, shelter: string, name: string, body: unknown) =>
  post(`${haven.url}/api/shelters/${shelter}/${name}`, body, {
    authorization: `Bearer ${token}`,
    ...commandHeaders(randomUUID(), haven.clock.now()),
  });
const list = async () => tokens.parse((await haven.get('ada', '/api/tokens')).body).tokens;
const outcomeOf = ({ status, body }: { status: number; body: { code?: string } }) =>
  status < 300 ? String(status) : `${status} ${body.code}`;

beforeAll(async () => {
  haven = await startHttpProgram(store);
  await haven.registerShelter('lipa');
  await haven.registerShelter('jasen', 'petra');
});
afterAll(() => haven.served.close());

describe('given the routes of tokens', () => {
  it('when anybody but an administrator, or one without a second factor, asks for one, then nothing is issued', async () => {
    for (const { person } of PEOPLE.filter((p) => p.role !== 'administrator')) {
      expect([person, outcomeOf(await act(person, 'tokens/issue', REQUESTED))]).toEqual([person, '403 no_right']);
      expect([person, outcomeOf(await act(person, 'tokens/any/revoke', {}))]).toEqual([person, '403 no_right']);
      expect([person, (await haven.get(person, '/api/tokens')).status]).toEqual([person, 403]);
    }
    const plain = { cookie: await haven.cookieOf('ada') };
    expect(outcomeOf(await post(`${haven.url}/api/tokens/issue`, REQUESTED, plain))).toBe('403 second_factor_needed');
    expect(outcomeOf(await post(`${haven.url}/api/tokens/issue`, REQUESTED, {}))).toBe('401 not_signed_in');
    expect(outcomeOf(await act('ada', 'tokens/issue', { ...REQUESTED, scopes: ['operate'] }))).toBe('400 invalid');
    expect(outcomeOf(await act('ada', 'tokens/issue', { ...REQUESTED, days: 366 }))).toBe('400 invalid');
    expect(outcomeOf(await act('ada', 'tokens/any/revoke', {}))).toBe('404 not_found');
    expect(await list()).toEqual([]);
  });
});

describe('given a service token', () => {
  it('then it does what it was issued for in its organisation, and nothing else', async () => {
    const { token } = await issue();
    expect(outcomeOf(await command(token, 'lipa', 'report-census', CENSUS))).toBe('200');
    expect(outcomeOf(await command(token, 'jasen', 'report-census', CENSUS))).toBe('404 not_found');
    const shelter = {
      name: 'New',
      organisation: 'Atina',
      country: 'RS',
      area: { id: 'rs-nis' },
      timezone: 'Europe/Belgrade',
    };
    const register = { ...shelter, mode: 'counted', kind: 'emergency' };
    expect(outcomeOf(await command(token, 'new', 'register', register))).toBe('403 no_right');
    expect(outcomeOf(await command(token, 'lipa', 'pause-intake', { reason: 'no_staff' }))).toBe('403 no_right');
    for (const path of [
      'board',
      'people',
      'tokens',
      'shelters/lipa',
      'shelters/lipa/meeting-point',
      'trends/figures?from=2026-10-01&to=2026-10-31',
      'trends/occupancy?from=2026-10-01&to=2026-10-31',
    ]) {
      const answer = await fetch(`${haven.url}/api/${path}`, { headers: { authorization: `Bearer ${token}` } });
      expect([path, answer.status]).toEqual([path, 403]);
    }
    const both = await issue({ scopes: ['register', 'report_census'] });
    expect(outcomeOf(await command(both.token, 'new', 'register', register))).toBe('200');
    const elsewhere = { ...register, organisation: 'Lara' };
    expect(outcomeOf(await command(both.token, 'newer', 'register', elsewhere))).toBe('403 no_right');
  });

  it('then the log holds its hash, and the list shows what it is for and not what it is', async () => {
    const { tokenId, token, expiresAt } = await issue({ label: 'Shown' });
    const stored = JSON.stringify((await store.read(`token-${tokenId}`)).events);
    expect(stored).toContain('TokenIssued');
    expect(stored).not.toContain(token);
    const shown = (await list()).find((t) => t.tokenId === tokenId);
    expect(shown).toMatchObject({
      label: 'Shown',
      organisation: 'Atina',
      scopes: ['report_census'],
      expiresAt,
      state: 'in_use',
    });
    expect(JSON.stringify(await list())).not.toContain(token);
  });

  it('when it is revoked, then it is refused, and revoking it again changes nothing', async () => {
    const { token, tokenId } = await issue();
    expect((await act('ada', `tokens/${tokenId}/revoke`, {})).status).toBe(204);
    expect(outcomeOf(await command(token, 'lipa', 'report-census', CENSUS))).toBe('401 not_signed_in');
    expect((await act('ada', `tokens/${tokenId}/revoke`, {})).status).toBe(204);
    expect((await list()).find((t) => t.tokenId === tokenId)?.state).toBe('revoked');
  });

  it('when it has expired, then it is refused', async () => {
    const { token, tokenId } = await issue({ days: 1 });
    haven.advance(DAY - 1);
    expect(outcomeOf(await command(token, 'lipa', 'report-census', CENSUS))).toBe('200');
    haven.advance(1);
    expect(outcomeOf(await command(token, 'lipa', 'report-census', CENSUS))).toBe('401 not_signed_in');
    expect((await list()).find((t) => t.tokenId === tokenId)?.state).toBe('expired');
  });

  it('when a similar token is guessed, then the caller is anonymous', async () => {
    for (const guess of ['hvsvc_', `hvsvc_${'A'.repeat(43)}`, 'x'.repeat(300), 'Basic YTpi']) {
      expect(outcomeOf(await command(guess, 'lipa', 'report-census', CENSUS))).toBe('401 not_signed_in');
    }
  });
});
