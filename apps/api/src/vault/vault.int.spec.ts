import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addressRevealed, meetingPoint } from '@safe-haven/contracts';
import type { PersonCommand } from '@safe-haven/domain';
import { readToHead } from '@safe-haven/event-store';
import { directoryToSnapshot, toSnapshot } from '@safe-haven/projections';
import { type HttpProgram, PEOPLE, startHttpProgram } from '../testing/http-program.ts';
import { OPERATOR } from '../testing/operator.ts';
import { RefusingStore } from '../testing/refusing-store.ts';
import { post, steppedUp } from '../testing/second-factor.ts';
import { machineOf } from '../testing/service-token.ts';

const ADDRESS = 'Canary Lane 4711, back door';
const MEETING = 'Kiosk by the canary tree';
const store = new RefusingStore();
let haven: HttpProgram;
let cookies: Record<string, string>;

/** In a session with a recent second factor. */
const act = (person: string, path: string, body: unknown) =>
  post(`${haven.url}/api/${path}`, body, { cookie: cookies[person]! });
/** In a session without one. */
const actPlain = async (person: string, path: string, body: unknown) =>
  post(`${haven.url}/api/${path}`, body, { cookie: await haven.cookieOf(person) });
/** The access events, without the deletions of replaced keys. */
const accessEvents = async () =>
  (await store.read('access-2026-11-25')).events.filter(({ type }) => type !== 'SubjectErased');
const outcomeOf = ({ status, body }: { status: number; body: { code?: string } }) =>
  status < 300 ? String(status) : `${status} ${body.code}`;

beforeAll(async () => {
  haven = await startHttpProgram(store);
  await haven.registerShelter('lipa');
  await haven.registerShelter('jasen', 'petra');
  await haven.registerShelter('empty');
  cookies = Object.fromEntries(
    await Promise.all(PEOPLE.map(async ({ person }) => [person, await steppedUp(haven, person)])),
  );
  expect((await act('ana', 'shelters/lipa/record-address', { address: ADDRESS })).status).toBe(204);
  expect((await act('ana', 'shelters/lipa/record-meeting-point', { meetingPoint: MEETING })).status).toBe(204);
});
afterAll(() => haven.served.close());

describe('given a house with an address, who may do what', () => {
  const BODIES: Record<string, unknown> = {
    'record-address': { address: ADDRESS },
    'record-meeting-point': { meetingPoint: MEETING },
    'reveal-address': { purpose: 'check_record' },
  };
  /**
   * vera is the hotline of SOS; jelena, mila and ana are of the shelter; petra and lejla of another; nora, fjolla, ada
   * and aud of none.
   */
  const ALLOWED: Record<string, readonly string[]> = {
    'record-address': ['jelena', 'mila', 'ana'],
    'record-meeting-point': ['jelena', 'mila', 'ana'],
    'reveal-address': ['vera', 'jelena', 'mila', 'ana'],
  };

  it.each(Object.keys(BODIES))(
    'when each role requests %s, then only those whom the policy allows get it',
    async (command) => {
      const allowed: string[] = [];
      for (const { person } of PEOPLE) {
        const answer = await act(person, `shelters/lipa/${command}`, BODIES[command]);
        if (answer.status < 300) allowed.push(person);
        else expect([person, outcomeOf(answer)]).toEqual([person, '403 no_right']);
      }
      expect(allowed).toEqual(ALLOWED[command]);
      expect(outcomeOf(await post(`${haven.url}/api/shelters/lipa/${command}`, BODIES[command], {}))).toBe(
        '401 not_signed_in',
      );
      const bearer = await machineOf(haven, 'report_census');
      expect(outcomeOf(await post(`${haven.url}/api/shelters/lipa/${command}`, BODIES[command], bearer))).toBe(
        '403 no_right',
      );
    },
  );

  it('VA-6: when the second factor was not shown just now, then neither place is shown or changed', async () => {
    const before = (await accessEvents()).length;
    for (const command of Object.keys(BODIES)) {
      expect(outcomeOf(await actPlain('ana', `shelters/lipa/${command}`, BODIES[command]))).toBe(
        '403 second_factor_needed',
      );
    }
    expect((await accessEvents()).length).toBe(before);
  });

  it('when each role requests the meeting point, then operational roles read it, with their permitted actions', async () => {
    const seen: Record<string, unknown> = {};
    for (const { person } of PEOPLE) {
      const { status, body } = await haven.get(person, '/api/shelters/lipa/meeting-point');
      seen[person] = status === 200 ? meetingPoint.parse(body) : status;
    }
    const changed = { at: expect.any(String), byRole: 'manager' };
    const read = (address: string, maySet: boolean, emergency: string) => ({
      meetingPoint: MEETING,
      changed,
      address,
      maySet,
      emergency,
    });
    expect(seen).toEqual({
      vera: read('may_reveal', false, 'no'),
      jelena: read('may_reveal', true, 'no'),
      mila: read('may_reveal', true, 'no'),
      ana: read('may_reveal', true, 'no'),
      petra: read('hidden', false, 'no'),
      lejla: read('hidden', false, 'may_ask'),
      nora: 403,
      fjolla: 403,
      ada: 403,
      aud: 403,
    });
    const { body } = await haven.get('jelena', '/api/shelters/empty/meeting-point');
    expect(body).toEqual({ meetingPoint: null, changed: null, address: 'none', maySet: true, emergency: 'no' });
    expect((await haven.get('jelena', '/api/shelters/nowhere/meeting-point')).status).toBe(404);
  });

  it('when the request is invalid, then it is refused and nothing is recorded', async () => {
    const before = (await accessEvents()).length;
    expect(outcomeOf(await act('ana', 'shelters/lipa/reveal-address', { purpose: 'curious' }))).toBe('400 invalid');
    expect(outcomeOf(await act('ana', 'shelters/lipa/reveal-address', {}))).toBe('400 invalid');
    expect(outcomeOf(await act('ana', 'shelters/lipa/record-address', { address: ' ' }))).toBe('400 invalid');
    expect(outcomeOf(await act('ana', 'shelters/empty/reveal-address', { purpose: 'delivery' }))).toBe(
      '404 nothing_recorded',
    );
    expect(outcomeOf(await act('vera', 'shelters/nowhere/reveal-address', { purpose: 'delivery' }))).toBe(
      '404 not_found',
    );
    expect((await accessEvents()).length).toBe(before);
  });
});

describe('given an address is revealed', () => {
  it('AC-6: then it is shown for a minute, not stored, and the access is recorded with who, where and why', async () => {
    await haven.done('vera', 'lipa', 'hold-beds', { party: { adults: 1, children: 0 } });
    const answer = await act('vera', 'shelters/lipa/reveal-address', { purpose: 'bring_somebody', requestId: 'r-7' });
    expect(addressRevealed.parse(answer.body)).toMatchObject({ address: ADDRESS, hideAfterSeconds: 60 });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const last = (await accessEvents()).at(-1);
    expect(last).toMatchObject({
      event: {
        type: 'AddressRevealed',
        shelterId: 'lipa',
        organisation: 'Atina',
        purpose: 'bring_somebody',
        requestId: 'r-7',
      },
      metadata: { actor: { person: 'vera', role: 'hotline', organisation: 'SOS', country: 'RS' } },
    });
    expect(JSON.stringify(last)).not.toContain('Canary');
  });

  it.each(['unavailable', 'disk_full', 'unknown'] as const)(
    'when the log is %s, then nothing is opened and nothing is shown',
    async (how) => {
      store.refuses = { prefix: 'access-', how };
      try {
        const answer = await act('ana', 'shelters/lipa/reveal-address', { purpose: 'delivery' });
        expect(answer.status).toBe(503);
        expect(JSON.stringify(answer.body)).not.toContain('Canary');
      } finally {
        store.refuses = null;
      }
      expect((await act('ana', 'shelters/lipa/reveal-address', { purpose: 'delivery' })).status).toBe(200);
    },
  );

  it.each([
    ['signed out', { type: 'revoke-all-sessions', except: null }, '401 not_signed_in'],
    ['closed', { type: 'disable-person', reason: 'misuse' }, '401 not_signed_in'],
  ] satisfies [string, PersonCommand, string][])(
    'when she is %s while her access is being recorded, then it is recorded and nothing is shown',
    async (_, command, outcome) => {
      const cookie = await steppedUp(haven, 'mila');
      const actor = { person: 'ada', role: 'administrator', organisation: null, country: null } as const;
      const change = () => haven.program.accounts.handle({ personId: 'mila', command, actor });
      const before = (await accessEvents()).length;
      store.before = { prefix: 'access-', run: change };
      const answer = await post(`${haven.url}/api/shelters/lipa/reveal-address`, { purpose: 'delivery' }, { cookie });
      expect(outcomeOf(answer)).toBe(outcome);
      expect(JSON.stringify(answer.body)).not.toContain('Canary');
      expect((await accessEvents()).length).toBe(before + 1);
    },
  );

  it('when forty ask at once, then each of them has been recorded', async () => {
    const before = (await accessEvents()).length;
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => act('ana', 'shelters/lipa/reveal-address', { purpose: 'delivery' })),
    );
    expect(new Set(answers.map((a) => a.status))).toEqual(new Set([200]));
    expect((await accessEvents()).length).toBe(before + 40);
  });
});

describe('given a vault', () => {
  beforeAll(async () => {
    const actor = { person: 'ada', role: 'administrator', organisation: null, country: null } as const;
    await haven.program.administration.do(actor, 'mila', { type: 'enable-person' });
    haven.advance(0);
  });

  it('AC-5: then the address is in no event, no snapshot and no answer but the one that was asked for', async () => {
    const texts: string[] = [];
    for await (const event of readToHead(store)) texts.push(JSON.stringify(event));
    texts.push(directoryToSnapshot(haven.program.directory.directory), toSnapshot(haven.program.feed.network));
    const paths = [
      'board',
      'shelters/lipa',
      'shelters/lipa/events',
      'shelters/lipa/meeting-point',
      'me',
      'notices',
      'people',
    ];
    for (const { person } of PEOPLE) {
      for (const path of paths) texts.push(JSON.stringify((await haven.get(person, `/api/${path}`)).body));
    }
    const faulty = await act('ana', 'shelters/lipa/record-address', { address: 'Canary Lane', more: 'Canary Lane' });
    const long = await act('ana', 'shelters/lipa/record-address', { address: 'Canary Lane'.repeat(60) });
    expect([faulty.status, long.status]).toEqual([400, 400]);
    texts.push(JSON.stringify([faulty.body, long.body]));
    expect(texts.filter((t) => /canary lane/i.test(t))).toEqual([]);
    const leaked = texts.filter((t) => t.includes(MEETING));
    // The meeting point: for operational roles only, on request.
    expect(leaked).toHaveLength(6);
  });

  it('when a box is moved to another shelter, then it does not open there', async () => {
    const { vault } = haven.program.directory.directory;
    const before = vault.get('jasen');
    vault.set('jasen', vault.get('lipa')!);
    try {
      expect((await haven.program.vault.read('jasen', 'address')).outcome).toBe('none');
    } finally {
      if (before) vault.set('jasen', before);
      else vault.delete('jasen');
    }
  });

  it('when it is erased, then nobody can read it, and a new one can be recorded', async () => {
    const erased = await haven.program.keys.operations.erase(
      { kind: 'address', id: 'lipa', reason: 'wrong', dryRun: false },
      OPERATOR,
    );
    expect(erased.outcome).toBe('erased');
    expect(outcomeOf(await act('ana', 'shelters/lipa/reveal-address', { purpose: 'delivery' }))).toBe(
      '404 nothing_recorded',
    );
    const gone = await haven.get('ana', '/api/shelters/lipa/meeting-point');
    expect(gone.body).toMatchObject({ meetingPoint: null, address: 'none' });
    expect((await act('ana', 'shelters/lipa/record-address', { address: 'New Road 1' })).status).toBe(204);
    const again = await act('ana', 'shelters/lipa/reveal-address', { purpose: 'delivery' });
    expect(again.body.address).toBe('New Road 1');
  });
});
