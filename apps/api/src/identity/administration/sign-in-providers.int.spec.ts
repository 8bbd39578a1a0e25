import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { commandHeaders, myAccount, type OrganisationSignIn, signInProviders, signInWays } from '@safe-haven/contracts';
import type { Proof } from '@safe-haven/domain';
import { readToHead } from '@safe-haven/event-store';
import { eventually, HANGS_MS } from '@safe-haven/jest-preset/waiting';
import { type HttpProgram, memoryStore, PEOPLE, startHttpProgram } from '../../testing/http-program.ts';
import { ManualClock } from '../../testing/manual-clock.ts';
import { post } from '../../testing/second-factor.ts';
import { cookieName } from '../cookie.ts';
import { METADATA, TestIdentityProvider } from '../credentials/testing/test-identity-provider.ts';
import { invited } from '../testing/invited.ts';

const COOKIE = cookieName(true);
const BEA = { ...PEOPLE.find(({ person }) => person === 'ada')!, person: 'bea', name: 'bea' };
const SHOWN: Proof = { credentialId: null, challenge: null, totpStep: null, recoveryCode: null, signCount: 0 };
let ofSos: TestIdentityProvider;
let ofLara: TestIdentityProvider;
let store: ReturnType<typeof memoryStore>;
let haven: HttpProgram;

beforeAll(async () => {
  // The library warns, rightly, that its memory is for tests.
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  jest.spyOn(console, 'info').mockImplementation(() => undefined);
  ofSos = await TestIdentityProvider.start();
  ofLara = await TestIdentityProvider.start({ subject: 'selma-7', email: 'selma@lara.example' });
});
afterAll(() => Promise.all([ofSos.stop(), ofLara.stop()]));
beforeEach(async () => {
  for (const provider of [ofSos, ofLara]) provider.misbehaviour = {};
  store = memoryStore();
  haven = await startHttpProgram(
    store,
    new ManualClock(Date.now()),
    { publicUrl: 'https://haven.example' },
    { people: [...PEOPLE, BEA] },
  );
});
afterEach(() => haven.served.close());

/** The cookie of somebody in a new session with a recent second factor. */
async function cookieOf(person: string): Promise<string> {
  const device = { browser: 'Firefox', system: 'Linux' };
  const { sessionOpener } = haven.program;
  const { found } = await sessionOpener.open(person, { method: 'demo', proof: null, console: 'duty', device });
  const { token } = await sessionOpener.rotate(found, { grantId: null, proof: SHOWN });
  return `${COOKIE}=${token}`;
}
const act = async (person: string, path: string, body: unknown = {}) => {
  const { status, body: answer } = await post(`${haven.url}/api/organisations/${path}`, body, {
    cookie: await cookieOf(person),
  });
  return { outcome: status < 300 ? String(status) : `${status} ${answer.code}`, answer };
};
async function listed(person = 'ada'): Promise<readonly OrganisationSignIn[]> {
  const answer = await fetch(`${haven.url}/api/organisations/sign-in`, { headers: { cookie: await cookieOf(person) } });
  return signInProviders.parse(await answer.json()).organisations;
}
const about = async (id: string) => (await listed()).find(({ organisationId }) => organisationId === id)!;

/** Registers an organisation and returns its id. */
async function made(name: string, country: string, area: string): Promise<string> {
  const { answer } = await act('ada', 'register', { name, countries: [country], area });
  return answer.organisationId;
}
const proposalFor = ({ issuer, clientId, clientSecret }: TestIdentityProvider, label: string) => ({
  label,
  issuer,
  clientId,
  clientSecret,
});
/** Ada proposes it, Bea confirms it. */
async function setUp(id: string, provider: TestIdentityProvider, label: string): Promise<void> {
  expect((await act('ada', `${id}/sign-in/propose`, proposalFor(provider, label))).outcome).toBe('204');
  const { proposalId } = (await about(id)).proposed!;
  expect((await act('bea', `${id}/sign-in/confirm`, { proposalId })).outcome).toBe('204');
}

const page = (path: string, cookie = '') => fetch(haven.url + path, { redirect: 'manual', headers: { cookie } });
const cookieIn = (answer: Response, name: string): string | undefined =>
  answer.headers
    .getSetCookie()
    .map((set) => set.split(';')[0]!)
    .find((set) => set.startsWith(`${name}=`));
const ways = async () => signInWays.parse(await (await page('/api/sign-in')).json());
const start = (id: string) => page(`/api/sign-in/oidc/start?console=duty&provider=${id}`);
/** Where somebody ends who comes back from a provider, and their session. */
async function returned(begun: Response, at: TestIdentityProvider) {
  const query = await at.visit(begun.headers.get('location')!);
  const answer = await page(`/api/sign-in/oidc/callback${query}`, cookieIn(begun, '__Host-haven-away') ?? '');
  const to = /url=([^"]*)/.exec(await answer.text())?.[1] ?? '';
  return { to, session: cookieIn(answer, COOKIE) };
}
const signIn = async (id: string, at: TestIdentityProvider) => returned(await start(id), at);
const isIn = async (session: string | undefined) => (await page('/api/me', session)).status === 200;
const mila = () =>
  invited(haven, 'p-mila', { role: 'hotline', organisation: 'SOS' }, { name: 'Mila', email: 'mila@sos.example' });
const selma = () =>
  invited(
    haven,
    'p-selma',
    { role: 'manager', organisation: 'Lara', country: 'BA' },
    { name: 'Selma', email: 'selma@lara.example' },
  );

describe('given two organisations with a sign-in each', () => {
  let sos: string;
  let lara: string;
  beforeEach(async () => {
    sos = await made('SOS', 'RS', 'rs-nis');
    lara = await made('Lara', 'BA', 'ba-sarajevo');
    await setUp(sos, ofSos, 'SOS');
    await setUp(lara, ofLara, 'Lara');
  });

  it('AC-14 when a person of each comes back from their own, then both are in, and the page offers both', async () => {
    await mila();
    await selma();
    expect((await ways()).organisations).toEqual([
      { id: lara, label: 'Lara' },
      { id: sos, label: 'SOS' },
    ]);
    for (const [id, at] of [
      [sos, ofSos],
      [lara, ofLara],
    ] as const) {
      const { to, session } = await signIn(id, at);
      expect([to, await isIn(session)]).toEqual(['/', true]);
      const { provider } = myAccount.parse(await (await page('/api/me/account', session)).json());
      expect(provider).toBe(id);
    }
    expect(await about(sos)).toMatchObject({ inUse: { people: 1, peopleWithoutAnother: 1 } });
  });

  it('AC-14 when a person of the other organisation comes back from one, then she is not in, tied before or not', async () => {
    await invited(
      haven,
      'p-selma',
      { role: 'manager', organisation: 'SOS' },
      { name: 'S', email: 'selma@lara.example' },
    );
    expect((await signIn(lara, ofLara)).to).toBe('/sign-in#failed=not_of_this_organisation');
    await mila();
    expect((await signIn(sos, ofSos)).to).toBe('/');
    const { accounts, feed, store: log } = haven.program;
    const moves = { grantId: 'g2', role: 'hotline', organisation: 'Lara', country: 'BA', shelters: null } as const;
    const actor = { person: 'ada', role: 'administrator', organisation: null, country: null } as const;
    await accounts.handle({ personId: 'p-mila', command: { type: 'grant-role', grant: moves }, actor });
    await feed.waitFor(await log.head(), HANGS_MS);
    expect((await signIn(sos, ofSos)).to).toBe('/sign-in#failed=not_of_this_organisation');
  });

  it('AC-14 when an answer of one comes back to a sign-in that was begun at the other, then nobody is in', async () => {
    await mila();
    const [there, here] = [await start(sos), await start(lara)];
    const query = await ofSos.visit(there.headers.get('location')!);
    const ticket = cookieIn(here, '__Host-haven-away')!;
    const { state } = Object.fromEntries(new URL(here.headers.get('location')!).searchParams);
    const mixed = query.replace(/state=[^&]*/, `state=${state}`);
    const answer = await page(`/api/sign-in/oidc/callback${mixed}`, ticket);
    expect(await answer.text()).toContain('/sign-in#failed=other_provider');
    expect(cookieIn(answer, COOKIE)).toBeUndefined();
  });

  it('AC-14 when one is unreachable, then its people see why, and the other one goes on', async () => {
    await selma();
    ofSos.misbehaviour = { broken: { [METADATA]: 'error' } };
    expect(await (await start(sos)).text()).toContain('/sign-in#failed=provider_unreachable');
    expect((await signIn(lara, ofLara)).to).toBe('/');
  });

  it('AC-14 when a provider signs with another key, then its people are in at the first try', async () => {
    await mila();
    expect((await signIn(sos, ofSos)).to).toBe('/');
    ofSos.rotateKeys();
    expect((await signIn(sos, ofSos)).to).toBe('/');
  });

  it('AC-13 when its secret changes, then nobody is in until an administrator has given the new one', async () => {
    await mila();
    ofSos.changeSecret('another secret between two programs');
    expect((await signIn(sos, ofSos)).to).toBe('/sign-in#failed=provider_misconfigured');
    const change = `${sos}/sign-in/change-secret`;
    expect((await act('ada', change, { clientSecret: 'wrong' })).outcome).toBe('409 client_refused');
    expect((await act('ada', change, { clientSecret: ofSos.clientSecret })).outcome).toBe('204');
    expect((await signIn(sos, ofSos)).to).toBe('/');
  });

  it('AC-14 when one is removed while people are in, then they are out at once, and nobody comes in by it', async () => {
    await mila();
    await selma();
    const { session } = await signIn(sos, ofSos);
    const { session: other } = await signIn(lara, ofLara);
    const begun = await start(sos);
    expect((await act('ada', `${sos}/sign-in/remove`)).outcome).toBe('204');
    expect([await isIn(session), await isIn(other)]).toEqual([false, true]);
    expect((await returned(begun, ofSos)).to).toBe('/sign-in#failed=expired');
    expect((await start(sos)).status).toBe(404);
    await eventually(async () => Object.keys((await accountOf('p-mila')).sessions).length === 0);
  });

  it('AC-14 when another one takes its place, then the sessions of before end, and nobody of before is taken for somebody', async () => {
    await mila();
    const { session } = await signIn(sos, ofSos);
    haven.clock.advance(1_000);
    await setUp(sos, ofLara, 'SOS');
    expect(await isIn(session)).toBe(false);
    expect((await signIn(sos, ofLara)).to).toBe('/sign-in#failed=not_invited');
  });

  it('AC-13 then the log, the list and the trail have no secret of them', async () => {
    const events: unknown[] = [];
    for await (const event of readToHead(store)) events.push(event);
    const trail = await fetch(`${haven.url}/api/audit`, { headers: { cookie: await cookieOf('aud') } });
    for (const text of [JSON.stringify(events), JSON.stringify(await listed()), await trail.text()]) {
      expect(text).toContain(ofSos.issuer);
      expect(text).not.toContain(ofSos.clientSecret);
    }
  });
});

const accountOf = async (personId: string) => {
  const head = await haven.program.accounts.read(personId);
  if (head === null || head.state.situation === 'unknown') throw new Error(personId);
  return head.state;
};

describe('setting up an organisation’s own sign-in', () => {
  let sos: string;
  beforeEach(async () => {
    sos = await made('SOS', 'RS', 'rs-nis');
  });
  const propose = (change: object = {}, person = 'ada') =>
    act(person, `${sos}/sign-in/propose`, { ...proposalFor(ofSos, 'SOS'), ...change });

  it('AC-13 then administrators alone may, with a second factor, and a second one confirms', async () => {
    for (const { person } of PEOPLE.filter(({ role }) => role !== 'administrator')) {
      expect((await propose({}, person)).outcome).toBe('403 no_right');
    }
    expect((await propose()).outcome).toBe('204');
    const { proposed } = await about(sos);
    expect(proposed).toMatchObject({ byName: 'ada', hasSecret: true, mayConfirm: false });
    expect((await start(sos)).status).toBe(404);
    const { proposalId } = proposed!;
    const confirm = (person: string) => act(person, `${sos}/sign-in/confirm`, { proposalId });
    expect((await confirm('ada')).outcome).toBe('409 second_person_needed');
    expect((await listed('bea')).map((each) => each.proposed?.mayConfirm)).toEqual([true]);
    expect((await confirm('bea')).outcome).toBe('204');
    expect((await start(sos)).status).toBe(302);
    expect((await confirm('bea')).outcome).toBe('409 sign_in_unknown');
  });

  it.each([
    ['that nobody answers at', { issuer: 'http://127.0.0.1:1' }, '409 provider_away'],
    [
      'that calls itself otherwise',
      () => ({ issuer: ofSos.issuer.replace('127.0.0.1', 'localhost') }),
      '409 provider_wrong',
    ],
    ['without TLS on another machine', { issuer: 'http://id.sos.example' }, '409 provider_wrong'],
    ['under a name that it does not know', { clientId: 'nobody' }, '409 client_refused'],
    ['with a secret that is not ours', { clientSecret: 'guessed' }, '409 client_refused'],
    ['that is no address', { issuer: 'id.sos.example' }, '400 invalid'],
  ])(
    'AC-13 when a provider is proposed %s, then it is refused by name and nothing is recorded',
    async (_, change, outcome) => {
      expect((await propose(typeof change === 'function' ? change() : change)).outcome).toBe(outcome);
      expect(await about(sos)).toMatchObject({ proposed: null, inUse: null });
    },
  );

  it('AC-13 when the provider refuses us without a challenge, then it is said as well', async () => {
    ofSos.misbehaviour = { metadata: { token_endpoint_auth_methods_supported: ['client_secret_post'] } };
    expect((await propose({ clientSecret: 'guessed' })).outcome).toBe('409 client_refused');
  });

  it('AC-13 when it stops working before it is confirmed, then it is not confirmed', async () => {
    await propose();
    const { proposalId } = (await about(sos)).proposed!;
    ofSos.misbehaviour = { broken: { [METADATA]: 'error' } };
    expect((await act('bea', `${sos}/sign-in/confirm`, { proposalId })).outcome).toBe('409 provider_away');
    expect((await act('bea', `${sos}/sign-in/decline`, { proposalId })).outcome).toBe('204');
    expect(await about(sos)).toMatchObject({ proposed: null, inUse: null });
  });
});

describe('SH-27: given a change of a sign-in under a key', () => {
  it('SH-27: when the same bytes come again and the provider is away, then none is tried out and the answer is the first', async () => {
    const sos = await made('SOS', 'RS', 'rs-nis');
    const headers = {
      cookie: await cookieOf('ada'),
      ...commandHeaders('0c4b7a52-6f0d-4f0e-9f55-0d1b6a3f2e11', haven.clock.now(), 60_000),
    };
    const propose = () =>
      post(`${haven.url}/api/organisations/${sos}/sign-in/propose`, proposalFor(ofSos, 'SOS'), headers);
    expect((await propose()).status).toBe(204);
    ofSos.misbehaviour = { broken: { [METADATA]: 'error' } };
    expect((await propose()).status).toBe(204);
  });
});

describe('given the settings name a sign-in for an organisation', () => {
  it('AC-14 then it lets people in until that organisation has one of its own, and never after', async () => {
    await haven.served.close();
    store = memoryStore();
    const { issuer, clientId, clientSecret } = ofSos;
    haven = await startHttpProgram(
      store,
      haven.clock,
      {
        publicUrl: 'https://haven.example',
        oidc: { issuer, clientId, clientSecret, organisation: 'SOS', name: 'SOS' },
      },
      { people: [...PEOPLE, BEA] },
    );
    await mila();
    const sos = await made('SOS', 'RS', 'rs-nis');
    const { to, session } = await signIn('settings', ofSos);
    expect([to, await isIn(session)]).toEqual(['/', true]);
    haven.clock.advance(1_000);
    await setUp(sos, ofSos, 'SOS');
    expect(await isIn(session)).toBe(false);
    expect((await start('settings')).status).toBe(404);
    expect((await signIn(sos, ofSos)).to).toBe('/');
    await act('ada', `${sos}/sign-in/remove`);
    expect((await start('settings')).status).toBe(404);
    expect((await ways()).oidc).toBeNull();
  });
});
