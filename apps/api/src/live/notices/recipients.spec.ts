import { describe, expect, it } from '@jest/globals';
import { ROLES } from '@safe-haven/contracts';
import {
  decidePerson,
  evolvePerson,
  type Grant,
  initialPerson,
  type KnownPerson,
  mayDo,
  type PersonCommand,
  type PersonState,
} from '@safe-haven/domain';
import { actorOf } from '../../identity/live-directory.ts';
import { rolesAt } from './escalated.ts';
import { recipientsOf, type Task } from './recipients.ts';

const NOW = '2026-11-25T02:10:00.000Z';
const LIPA = { shelterId: 'lipa', organisation: 'Atina', country: 'RS' };
const PEOPLE = ROLES.filter((role) => role !== 'service');
const SOMEBODY = { person: 'somebody', role: 'administrator', organisation: null, country: null } as const;
const grant = (over: Partial<Grant> = {}): Grant => ({
  grantId: 'g1',
  role: 'shelter_staff',
  organisation: 'Atina',
  country: 'RS',
  shelters: null,
  ...over,
});

/** An active account with a registered device, after the given events. */
function person(personId: string, grants: readonly Grant[], ...then: readonly PersonCommand[]): KnownPerson {
  const sealed = { key: `person-${personId}`, box: 'xxxx' };
  const credentials = [{ credentialId: 'c', kind: 'passkey', secret: sealed }] as const;
  const script: readonly PersonCommand[] = [
    { type: 'invite', profile: sealed, tokenHash: 't', expiresAt: '2026-11-28T00:00:00.000Z', grants },
    { type: 'activate', tokenHash: 't', profile: sealed, credentials },
    {
      type: 'open-session',
      sessionId: 's',
      grantId: null,
      method: 'passkey',
      proof: null,
      console: 'duty',
      device: null,
    },
    { type: 'subscribe-push', subscriptionId: 'b', sessionId: 's', subscription: sealed },
    ...then,
  ];
  let state: PersonState = initialPerson(personId);
  for (const command of script) {
    const decision = decidePerson(command, state, { id: 'p1', now: NOW, actor: SOMEBODY, otherAdministrators: 1 });
    if (!decision.ok) throw new Error(`${command.type}: ${decision.rejection.code}`);
    for (const { event } of decision.events) {
      const revision = state.situation === 'unknown' ? 1 : state.revision + 1;
      state = evolvePerson(state, { event, context: { revision, occurredAt: NOW, recordedAt: NOW } });
    }
  }
  return state as KnownPerson;
}

const idsOf = (people: readonly KnownPerson[]) => people.map(({ personId }) => personId);
const asked = { shelters: [LIPA], opener: null, requesters: null, by: 'vera' };

describe('recipients when a shelter was asked', () => {
  it('NT-2: are those whom the policy allows to answer for it, of its own organisation', () => {
    const everybody = ['Atina', 'Lara'].flatMap((organisation) =>
      PEOPLE.map((role) => person(`${role} ${organisation}`, [grant({ role, organisation })])),
    );
    const may = everybody.filter(({ personId, grants }) =>
      mayDo(actorOf(personId, grants['g1']!), 'answer_requests', LIPA),
    );
    expect(idsOf(recipientsOf(everybody, asked))).toEqual(idsOf(may));
    expect(idsOf(may)).toEqual(['coordinator Atina', 'shelter_staff Atina', 'manager Atina']);
  });

  it('NT-2: is nobody of another house, unless they keep both; any role that they hold counts, once', () => {
    const people = [
      person('of jasen', [grant({ shelters: ['jasen'] })]),
      person('of both', [grant({ shelters: ['jasen', 'lipa'] })]),
      person('of two roles', [grant({ role: 'hotline' }), grant({ grantId: 'g2', role: 'manager' })]),
    ];
    expect(idsOf(recipientsOf(people, asked))).toEqual(['of both', 'of two roles']);
  });

  it('NT-2: is nobody without a device, with a closed account, or who asked it themselves', () => {
    const people = [
      person('no device', [grant()], { type: 'unsubscribe-push', only: null, reason: 'asked' }),
      person('closed', [grant()], { type: 'disable-person', reason: 'left' }),
      person('no role', [grant()], { type: 'revoke-role', grantId: 'g1' }),
      person('vera', [grant()]),
      person('mila', [grant()]),
    ];
    expect(idsOf(recipientsOf(people, asked))).toEqual(['mila']);
  });
});

describe('recipients when another yes is next', () => {
  const next = {
    shelters: [LIPA],
    opener: { personId: 'vera', organisation: 'SOS' },
    requesters: null,
    by: 'system:requests',
  };
  const hotline = (over: Partial<Grant> = {}) => grant({ role: 'hotline', organisation: 'SOS', ...over });

  it('NT-2: are the opener of the request, and the shelter, and nobody else of the requesting organisation', () => {
    const people = [person('vera', [hotline()]), person('colleague', [hotline()]), person('mila', [grant()])];
    expect(idsOf(recipientsOf(people, next))).toEqual(['vera', 'mila']);
  });

  it('NT-2: is not an opener who has left that organisation, or no longer handles requests', () => {
    for (const over of [{ organisation: 'Lara' }, { role: 'auditor' as const }])
      expect(recipientsOf([person('vera', [hotline(over)])], { ...next, shelters: [] })).toEqual([]);
  });
});

describe('recipients when a request waits too long', () => {
  const everybody = ['SOS', 'Atina'].flatMap((organisation) =>
    PEOPLE.map((role) => person(`${role} ${organisation}`, [grant({ role, organisation })])),
  );
  const level = (n: number, over: Partial<Task> = {}): Task => ({
    shelters: [],
    opener: null,
    requesters: { roles: rolesAt(n), organisation: 'SOS' },
    by: 'system:clock',
    ...over,
  });

  it.each([
    [0, []],
    [1, ['coordinator SOS']],
    [2, ['coordinator SOS', 'manager SOS']],
    [3, ['coordinator SOS', 'manager SOS']],
  ])('NT-7: at level %s is, of the organisation that asks alone, %j', (n, notified) => {
    expect(idsOf(recipientsOf(everybody, level(n)))).toEqual(notified);
  });

  it('NT-7: is nobody of those who ask where the request is of no organisation', () => {
    expect(recipientsOf(everybody, level(3, { requesters: { roles: rolesAt(3), organisation: null } }))).toEqual([]);
  });

  it('NT-7: never include the person who escalated, and nobody twice', () => {
    const both = [person('vera', [grant({ role: 'coordinator' })]), person('jelena', [grant({ role: 'coordinator' })])];
    const requesters = { roles: rolesAt(1), organisation: 'Atina' };
    expect(idsOf(recipientsOf(both, level(1, { shelters: [LIPA], requesters, by: 'vera' })))).toEqual(['jelena']);
  });
});
