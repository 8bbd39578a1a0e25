import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { invitationMade, people } from '@safe-haven/contracts';
import { readToHead } from '@safe-haven/event-store';
import { type HttpProgram, memoryStore, PEOPLE, startHttpProgram } from '../../testing/http-program.ts';
import { OPERATOR } from '../../testing/operator.ts';
import { post, steppedUp } from '../../testing/second-factor.ts';
import { machineOf } from '../../testing/service-token.ts';
import { invitationHashOf } from '../credentials/invitations.ts';

const HOUR = 3_600_000;
const KATA = {
  name: 'Kata Canary',
  email: 'kata@canary.example',
  roles: [{ role: 'coordinator', organisation: 'Atina', country: 'RS' }],
};
const store = memoryStore();
let haven: HttpProgram;
let personId: string;

const act = async (person: string, path: string, body: unknown) =>
  post(`${haven.url}/api/people/${path}`, body, { cookie: await steppedUp(haven, person) });
const list = async () => people.parse((await haven.get('ada', '/api/people')).body);
const listed = async (id: string) => (await list()).people.find((p) => p.personId === id)!;
const outcomeOf = ({ status, body }: { status: number; body: { code?: string } }) =>
  status < 300 ? String(status) : `${status} ${body.code}`;
const personOf = (link: string) => {
  const hash = invitationHashOf(new URL(link).hash.slice(1));
  return hash === null ? undefined : haven.program.directory.directory.links.get(hash);
};

beforeAll(async () => {
  haven = await startHttpProgram(store);
  await haven.registerShelter('jasen', 'petra');
});
afterAll(() => haven.served.close());

describe('given the routes of people', () => {
  const ROUTES: readonly (readonly [string, unknown])[] = [
    ['invite', KATA],
    ['vera/renew-invitation', {}],
    ['vera/grant-role', { role: 'auditor' }],
    ['vera/revoke-role', { grantId: 'demo' }],
    ['vera/disable', { reason: 'left' }],
    ['vera/enable', {}],
    ['vera/sign-out', {}],
  ];

  it.each(ROUTES)('when anybody but an administrator calls %s, then they have no right', async (route, body) => {
    for (const { person } of PEOPLE.filter((p) => p.role !== 'administrator')) {
      expect([person, outcomeOf(await act(person, route, body))]).toEqual([person, '403 no_right']);
    }
    expect(outcomeOf(await post(`${haven.url}/api/people/${route}`, body, {}))).toBe('401 not_signed_in');
    const bearer = await machineOf(haven, 'report_census');
    expect(outcomeOf(await post(`${haven.url}/api/people/${route}`, body, bearer))).toBe('403 no_right');
    const plain = { cookie: await haven.cookieOf('ada') };
    expect(outcomeOf(await post(`${haven.url}/api/people/${route}`, body, plain))).toBe('403 second_factor_needed');
  });

  it('when anybody but an administrator asks for the list, then they have no right', async () => {
    for (const { person } of PEOPLE.filter((p) => p.role !== 'administrator')) {
      expect([person, (await haven.get(person, '/api/people')).status]).toEqual([person, 403]);
    }
    expect((await haven.get(null, '/api/people')).status).toBe(401);
  });
});

describe('given somebody is invited', () => {
  it('then the link is for them, for 72 hours, and the log holds neither their name nor what opens it', async () => {
    const since = haven.clock.now();
    const answer = await act('ada', 'invite', KATA);
    const made = invitationMade.parse(answer.body);
    personId = made.personId;
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(made.link).toMatch(/^http:\/\/localhost:\d+\/activate#[\w-]{43}$/);
    expect(Date.parse(made.expiresAt) - since).toBe(72 * HOUR);
    expect(personOf(made.link)).toBe(personId);
    const texts: string[] = [];
    for await (const event of readToHead(store)) texts.push(JSON.stringify(event));
    expect(texts.filter((t) => /canary/i.test(t) || t.includes(made.link.split('#')[1]!))).toEqual([]);
    expect(await listed(personId)).toMatchObject({
      name: KATA.name,
      email: KATA.email,
      situation: 'invited',
      roles: [{ role: 'coordinator', organisation: 'Atina', country: 'RS', shelters: null }],
      invitation: { expiresAt: made.expiresAt, expired: false },
      ways: [],
      sessions: 0,
      lastSeenAt: null,
      guarded: null,
    });
  });

  it('when they are invited again, then it is refused, however the address is written', async () => {
    expect(outcomeOf(await act('ada', 'invite', { ...KATA, email: 'Kata@Canary.example' }))).toBe(
      '409 already_invited',
    );
  });

  it('when a role is invalid, then it is refused and nobody is invited', async () => {
    const before = (await list()).people.length;
    const invite = (roles: unknown[]) => act('ada', 'invite', { name: 'N', email: 'n@n.example', roles });
    expect(outcomeOf(await invite([]))).toBe('400 invalid');
    expect(outcomeOf(await invite([{ role: 'service' }]))).toBe('400 invalid');
    expect(outcomeOf(await invite([{ role: 'hotline' }]))).toBe('409 role_needs_organisation');
    expect(outcomeOf(await invite([{ role: 'focal_point' }]))).toBe('409 role_needs_country');
    expect(outcomeOf(await invite([{ role: 'auditor' }, { role: 'auditor' }]))).toBe('409 already_granted');
    expect((await list()).people).toHaveLength(before);
  });

  it('when the link is renewed, then the previous one is invalid; when it has expired, the list shows it', async () => {
    const first = invitationMade.parse((await act('ada', `${personId}/renew-invitation`, {})).body);
    const second = invitationMade.parse((await act('ada', `${personId}/renew-invitation`, {})).body);
    expect([personOf(first.link), personOf(second.link)]).toEqual([undefined, personId]);
    haven.advance(72 * HOUR);
    expect((await listed(personId)).invitation).toEqual({ expiresAt: second.expiresAt, expired: true });
    expect(outcomeOf(await act('ada', 'nobody/renew-invitation', {}))).toBe('409 person_unknown');
  });
});

describe('given somebody with a session', () => {
  const me = async (person: string) => (await haven.get(person, '/api/me')).status;

  it('when a role is granted and revoked, then the list shows it, and the sessions in it end at once', async () => {
    await haven.cookieOf('mila');
    expect((await act('ada', 'mila/grant-role', { role: 'auditor' })).status).toBe(204);
    expect(outcomeOf(await act('ada', 'mila/grant-role', { role: 'auditor' }))).toBe('409 already_granted');
    expect((await listed('mila')).roles.map((r) => r.role)).toEqual(['shelter_staff', 'auditor']);
    expect((await act('ada', 'mila/revoke-role', { grantId: 'demo' })).status).toBe(204);
    expect(await me('mila')).toBe(401);
    expect(outcomeOf(await act('ada', 'mila/revoke-role', { grantId: 'demo' }))).toBe('409 grant_unknown');
  });

  it('when they are signed out everywhere, then every session of theirs ends', async () => {
    expect(await me('vera')).toBe(200);
    expect((await listed('vera')).sessions).toBeGreaterThan(0);
    expect((await act('ada', 'vera/sign-out', {})).status).toBe(204);
    expect(await me('vera')).toBe(401);
    expect((await listed('vera')).sessions).toBe(0);
  });

  it('when the account is closed, then nobody can sign in until it is reopened', async () => {
    expect(await me('jelena')).toBe(200);
    expect((await act('ada', 'jelena/disable', { reason: 'lost_device' })).status).toBe(204);
    expect(await me('jelena')).toBe(401);
    expect((await listed('jelena')).situation).toBe('disabled');
    const signIn = await post(`${haven.url}/api/demo/sign-in`, { person: 'jelena' }, {});
    expect(outcomeOf(signIn)).toBe('409 person_disabled');
    expect((await act('ada', 'jelena/enable', {})).status).toBe(204);
    expect(outcomeOf(await act('ada', 'jelena/enable', {}))).toBe('409 not_disabled');
    expect(await me('jelena')).toBe(401);
    expect((await post(`${haven.url}/api/demo/sign-in`, { person: 'jelena' }, {})).status).toBe(200);
  });
});

describe('given one administrator', () => {
  it('then nobody closes their own account or revokes their own administration, and the list says so', async () => {
    expect((await listed('ada')).guarded).toBe('yourself');
    expect(outcomeOf(await act('ada', 'ada/disable', { reason: 'left' }))).toBe('409 not_yourself');
    expect(outcomeOf(await act('ada', 'ada/revoke-role', { grantId: 'demo' }))).toBe('409 not_yourself');
  });

  it('when there is a second one, then one may close the other, and the last cannot be lost', async () => {
    expect((await act('ada', 'aud/grant-role', { role: 'administrator' })).status).toBe(204);
    expect((await listed('aud')).guarded).toBeNull();
    const { grantId } = (await listed('aud')).roles.find((r) => r.role === 'administrator')!;
    expect((await act('ada', 'aud/revoke-role', { grantId })).status).toBe(204);
  });

  it('then the list knows the organisations of houses and of roles', async () => {
    const { organisations } = await list();
    expect(organisations).toEqual(['Atina', 'Lara', 'Ministry', 'Network', 'SOS']);
  });

  it('when a person is erased, then the list has no name for them', async () => {
    await haven.program.keys.operations.erase(
      { kind: 'person', id: personId, reason: 'asked', dryRun: false },
      OPERATOR,
    );
    expect(await listed(personId)).toMatchObject({ name: null, email: null });
  });
});
