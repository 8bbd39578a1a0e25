import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { organisations } from '@safe-haven/contracts';
import { type HttpProgram, memoryStore, PEOPLE, startHttpProgram } from '../../testing/http-program.ts';
import { post, steppedUp } from '../../testing/second-factor.ts';

let haven: HttpProgram;
const store = memoryStore();
const act = async (person: string, path: string, body: unknown) =>
  post(`${haven.url}/api/${path}`, body, { cookie: await steppedUp(haven, person) });
const outcomeOf = ({ status, body }: { status: number; body: { code?: string } }) =>
  status < 300 ? String(status) : `${status} ${body.code}`;
const list = async () => organisations.parse((await haven.get('ada', '/api/organisations')).body).organisations;
const named = async (name: string) => (await list()).find((each) => each.name === name);
const DUNJA = { name: 'Dunja', countries: ['BA', 'RS'], area: 'ba-sarajevo' };
const invite = (organisation: string, email = 'kata@example.org') =>
  act('ada', 'people/invite', { name: 'Kata', email, roles: [{ role: 'manager', organisation }] });

beforeAll(async () => {
  haven = await startHttpProgram(store);
  await haven.registerShelter('lipa');
});
afterAll(() => haven.served.close());

describe('given a log from before organisations were registered', () => {
  it('OG-3: then each that houses and roles name is on the list, with the countries of these', async () => {
    expect(await named('Atina')).toEqual({
      organisationId: null,
      name: 'Atina',
      countries: ['RS'],
      area: null,
      mayRename: false,
      dutyLine: false,
      people: 3,
      managers: 1,
    });
  });

  it('OG-3: when one is registered under an existing name, then it is the same one, and keeps its shelters and people', async () => {
    const atina = { name: 'Atina', countries: ['RS', 'MK'], area: 'rs-nis' };
    expect(outcomeOf(await act('ada', 'organisations/register', atina))).toBe('200');
    const { organisationId, ...known } = (await named('Atina'))!;
    expect(known).toMatchObject({ countries: ['RS', 'MK'], area: { id: 'rs-nis' }, people: 3, mayRename: false });
    expect((await list()).filter(({ name }) => name === 'Atina')).toHaveLength(1);
    const rename = await act('ada', `organisations/${organisationId}/change`, { name: 'Atina 2' });
    expect(outcomeOf(rename)).toBe('409 organisation_name_carried');
    const register = { organisation: 'Atina', timezone: 'Europe/Skopje', mode: 'kept', kind: 'crisis' };
    const elsewhere = { ...register, name: 'Jasen', country: 'MK', area: { id: 'mk-skopje' } };
    expect((await haven.send('ana', 'jasen', 'register', elsewhere)).status).toBe(200);
  });
});

describe('given the list of organisations', () => {
  it('OG-1: then administrators alone see it and change it, with a second factor shown just now', async () => {
    for (const { person, role } of PEOPLE.filter((p) => p.role !== 'administrator')) {
      expect([role, (await haven.get(person, '/api/organisations')).status]).toEqual([role, 403]);
      expect([role, outcomeOf(await act(person, 'organisations/register', DUNJA))]).toEqual([role, '403 no_right']);
    }
    const plain = { cookie: await haven.cookieOf('ada') };
    const answer = await post(`${haven.url}/api/organisations/register`, DUNJA, plain);
    expect(outcomeOf(answer)).toBe('403 second_factor_needed');
    expect(await named('Dunja')).toBeUndefined();
  });

  it.each([
    [{ ...DUNJA, countries: [] }, '400 invalid'],
    [{ ...DUNJA, countries: ['BA', 'BA'] }, '400 invalid'],
    [{ ...DUNJA, countries: ['FR'] }, '400 invalid'],
    [{ ...DUNJA, area: 'nowhere' }, '400 invalid'],
    [{ ...DUNJA, name: ' ' }, '400 invalid'],
    [{ ...DUNJA, area: 'mk-skopje' }, '409 organisation_elsewhere'],
    [{ ...DUNJA, name: 'ATINA ' }, '409 organisation_same'],
    [{ ...DUNJA, name: 'Атина' }, '409 organisation_same'],
    [{ ...DUNJA, name: 'Antina' }, '409 organisation_almost'],
  ])('OG-2: when %j is made, then nothing is recorded: %s', async (asked, outcome) => {
    const before = await list();
    const answer = await act('ada', 'organisations/register', asked);
    expect(outcomeOf(answer)).toBe(outcome);
    if (/same|almost/.test(outcome)) expect(answer.body.like).toBe('Atina');
    expect(await list()).toEqual(before);
  });

  it('OG-2: when two with one name are registered at once, then one is registered', async () => {
    const outcomes = await Promise.all(
      ['Nada', 'NADA', 'Нада'].map((name) => act('ada', 'organisations/register', { ...DUNJA, name })),
    );
    expect(outcomes.map(outcomeOf).toSorted()).toEqual(['200', '409 organisation_same', '409 organisation_same']);
  });

  it('OG-4: when nobody carries the name yet, then it is corrected', async () => {
    const { body } = await act('ada', 'organisations/register', { ...DUNJA, name: 'Dunnja' });
    const change = `organisations/${body.organisationId}/change`;
    expect(outcomeOf(await act('ada', change, { name: 'Dunja' }))).toBe('204');
    expect(await named('Dunja')).toMatchObject({ mayRename: true, countries: DUNJA.countries });
    expect(outcomeOf(await act('ada', 'organisations/nothing/change', { name: 'Dunja' }))).toBe(
      '409 organisation_unknown',
    );
  });
});

describe('given somebody is invited', () => {
  it('OG-3: then for an organisation of the list alone, and in the country where that one is at home', async () => {
    expect(outcomeOf(await invite('Antina'))).toBe('409 organisation_unknown');
    const grant = await act('ada', 'people/mila/grant-role', { role: 'hotline', organisation: 'dunja' });
    expect(outcomeOf(grant)).toBe('409 organisation_unknown');
    expect(outcomeOf(await invite('Dunja'))).toBe('200');
    const { people } = (await haven.get('ada', '/api/people')).body;
    const kata = people.find((person: { email: string }) => person.email === 'kata@example.org');
    expect(kata.roles).toMatchObject([{ role: 'manager', organisation: 'Dunja', country: 'BA' }]);
    expect(await named('Dunja')).toMatchObject({ people: 1, managers: 1, mayRename: false });
  });

  it('OG-1: then the audit trail shows who registered which organisation', async () => {
    const { entries } = (await haven.get('aud', '/api/audit?kind=account')).body;
    const made = entries.filter(({ type }: { type: string }) => type === 'OrganisationRegistered');
    expect(made.map((e: { about: { name: string } }) => e.about.name)).toContain('Dunja');
  });
});
