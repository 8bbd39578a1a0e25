import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { after, HOUR } from '../instant.ts';
import {
  type Account,
  active,
  administrator,
  credential,
  grant,
  opening,
  proof,
  sealedFor,
} from '../testing/accounts.ts';
import { always } from '../testing/seed.ts';
import { type PersonCommand } from './commands/index.ts';
import type { PersonEvent, Proof } from './events.ts';
import { evolvePerson } from './evolve.ts';
import { PUSHES_AT_MOST } from './limits.ts';
import { isAdministrator } from './roles.ts';
import { initialPerson } from './state.ts';

const pick = <T>(...values: readonly T[]) => fc.constantFrom(...values);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const session = pick('s1', 's2', 's3', 'constructor');
/** Half of the possible proofs are absent, so that many proofs are accepted and some are repeated. */
const half = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null, freq: 2 });
const shown: fc.Arbitrary<Proof> = fc.record({
  credentialId: half(pick('passkey', 'passkey', 'passkey', 'key-2', 'constructor')),
  challenge: half(fc.nat(30).map((n) => `c${n}`)),
  totpStep: half(fc.nat(12)),
  recoveryCode: half(fc.nat(9)),
  signCount: half(fc.nat(6)),
});
const grantId = half(pick('g1', 'g1', 'g2', 'adm', '__proto__'));

/** Any command on an account, valid or not; sessions have fresh ids, as in production. */
const body: fc.Arbitrary<(n: number) => PersonCommand> = fc.oneof(
  {
    weight: 16,
    arbitrary: fc.tuple(grantId, maybe(shown)).map(
      ([g, p]) =>
        (n: number) =>
          opening(`s${n}`, { grantId: g, proof: p }),
    ),
  },
  {
    weight: 16,
    arbitrary: fc.tuple(session, grantId, maybe(shown)).map(
      ([from, g, p]) =>
        (n: number): PersonCommand => ({ type: 'rotate-session', from, sessionId: `s${n}`, grantId: g, proof: p }),
    ),
  },
  {
    weight: 6,
    arbitrary: fc.tuple(session, fc.nat(12)).map(
      ([sessionId, device]) =>
        (): PersonCommand => ({
          type: 'subscribe-push',
          subscriptionId: `b${device}`,
          sessionId,
          subscription: sealedFor('p1'),
        }),
    ),
  },
  ...[
    ...(['signed_out', 'quick_exit'] as const).map(
      (reason): PersonCommand => ({ type: 'revoke-session', sessionId: 's1', reason }),
    ),
    { type: 'unsubscribe-push', only: null, reason: 'asked' } as const,
    ...(['s1', 's2', 's4'] as const).map(
      (sessionId): PersonCommand => ({ type: 'revoke-session', sessionId, reason: 'idle' }),
    ),
    { type: 'see-session', sessionId: 's1' } as const,
    { type: 'revoke-all-sessions', except: 's3' } as const,
    { type: 'grant-role', grant: grant({ grantId: 'g2', role: 'manager' }) } as const,
    { type: 'grant-role', grant: administrator() } as const,
    { type: 'grant-role', grant: administrator({ grantId: 'g1' }) } as const,
    { type: 'revoke-role', grantId: 'g1' } as const,
    { type: 'revoke-role', grantId: 'g2' } as const,
    { type: 'revoke-role', grantId: 'adm' } as const,
    { type: 'add-credential', credential: credential('passkey', 'key-2'), session: null } as const,
    { type: 'remove-credential', credentialId: 'passkey', session: 's1' } as const,
    { type: 'remove-credential', credentialId: 'totp', session: null } as const,
    { type: 'allow-sms', smsId: 't1', shelterId: 'lipa', number: sealedFor('p1'), card: sealedFor('p1') } as const,
    { type: 'take-sms', smsId: 't1', asks: 'ok', code: 0, totpStep: null, commandId: 'c1' } as const,
    { type: 'take-sms', smsId: 't1', asks: 'undo', code: null, totpStep: 5, commandId: 'c2' } as const,
    { type: 'refuse-sms-code', smsId: 't1' } as const,
    { type: 'revoke-sms', smsId: 't1' } as const,
    { type: 'disable-person', reason: 'misuse' } as const,
    { type: 'enable-person' } as const,
    { type: 'renew-invitation', tokenHash: 'new', expiresAt: after('2099-01-01T00:00:00.000Z', HOUR) } as const,
    { type: 'activate', tokenHash: 'new', profile: sealedFor('p1'), credentials: [credential('passkey')] } as const,
  ].map((command: PersonCommand) => ({ weight: 1, arbitrary: fc.constant(() => command) })),
);
const script = fc.array(fc.tuple(body, fc.nat(90)), { minLength: 1, maxLength: 60, size: 'max' });

/** Runs a script on one account, and checks it after each accepted step. */
function play(
  steps: readonly (readonly [(n: number) => PersonCommand, number])[],
  inspect: (a: Account, e: PersonEvent[]) => void,
) {
  const account = active();
  for (const [i, [command, minutes]] of steps.entries()) {
    account.pass(minutes);
    const decision = account.when(command(i));
    if (decision.ok)
      inspect(
        account,
        decision.events.map(({ event }) => event),
      );
  }
  return account;
}

describe('for any commands on an account, in any order', () => {
  it('AC-1: then a challenge, a one-time code and a recovery code count once, and a counter never goes back', () => {
    always(script, (steps) => {
      const [challenges, codes] = [new Set<string>(), new Set<number>()];
      let step = 0;
      const counters = new Map<string, number>();
      play(steps, (_, events) => {
        for (const event of events) {
          if (event.type === 'PersonActivated') {
            codes.clear();
            counters.clear();
          }
          if (event.type === 'CredentialAdded') counters.delete(event.credentialId);
          if (event.type !== 'SessionOpened' || event.proof === null) continue;
          const { challenge, totpStep, recoveryCode, credentialId, signCount } = event.proof;
          if (challenge !== null) expect(challenges.has(challenge)).toBe(false);
          if (recoveryCode !== null) expect(codes.has(recoveryCode)).toBe(false);
          if (totpStep !== null) expect(totpStep).toBeGreaterThan(step);
          const before = counters.get(credentialId ?? '') ?? 0;
          if (credentialId !== null && signCount !== null && before > 0) expect(signCount).toBeGreaterThan(before);
          if (challenge !== null) challenges.add(challenge);
          if (recoveryCode !== null) codes.add(recoveryCode);
          step = Math.max(step, totpStep ?? 0);
          if (credentialId !== null) counters.set(credentialId, signCount ?? before);
        }
      });
    });
  });

  it('AC-3: then only an account in use has sessions, each in a role it holds, and each id is of one session', () => {
    always(script, (steps) => {
      play(steps, ({ known }) => {
        if (known.situation !== 'active') expect(known.sessions).toEqual({});
        for (const [id, open] of Object.entries(known.sessions)) {
          expect(open.sessionId).toBe(id);
          expect(Object.hasOwn(known.grants, open.grantId)).toBe(true);
        }
      });
    });
  });

  it('AC-3: then a rotation keeps the end, and no session lasts longer than twelve hours', () => {
    always(script, (steps) => {
      const ends = new Map<string, string>();
      play(steps, (account, events) => {
        for (const event of events) {
          if (event.type !== 'SessionOpened') continue;
          expect(event.expiresAt).toBe(
            event.replaces === null ? after(account.now, 12 * HOUR) : ends.get(event.replaces),
          );
          if (event.replaces !== null) expect(Object.hasOwn(account.known.sessions, event.replaces)).toBe(false);
          ends.set(event.sessionId, event.expiresAt);
        }
      });
    });
  });

  it('NT-3: then only an active account has devices that are notified, eight at most, and none that was signed out of', () => {
    always(script, (steps) => {
      const signedOut = new Set<string>();
      play(steps, ({ known }, events) => {
        for (const event of events) {
          if (event.type === 'SessionRevoked' && event.reason !== 'idle') signedOut.add(event.sessionId);
        }
        const devices = Object.entries(known.pushes);
        if (known.situation !== 'active') expect(devices).toEqual([]);
        expect(devices.length).toBeLessThanOrEqual(PUSHES_AT_MOST);
        for (const [id, { subscriptionId, sessionId }] of devices) {
          expect([subscriptionId, signedOut.has(sessionId)]).toEqual([id, false]);
        }
      });
    });
  });

  it('AC-4: then there is always a way to sign in, and the account folded again is the same account', () => {
    always(script, (steps) => {
      const account = play(steps, ({ known }) => {
        const kinds = Object.values(known.credentials).map((c) => c.kind);
        expect(kinds.includes('passkey') || (kinds.includes('password') && kinds.includes('totp'))).toBe(true);
      });
      const again = account.facts.reduce(evolvePerson, initialPerson(account.personId));
      expect(JSON.stringify(again)).toBe(JSON.stringify(account.state));
    });
  });
});

describe('given three people of whom some are administrators', () => {
  const IDS = ['a', 'b', 'c'] as const;
  const step = fc.record({
    by: pick(...IDS),
    on: pick(...IDS),
    what: pick('disable', 'enable', 'grant', 'revoke', 'renew and use'),
  });

  const administers = (account: Account) =>
    account.known.situation === 'active' && Object.values(account.known.grants).some(isAdministrator);

  it('AC-4: when administrators do anything to each other, then there is always one left', () => {
    always(fc.array(step, { maxLength: 60, size: 'max' }), (steps) => {
      const people = Object.fromEntries(IDS.map((id) => [id, active(id, [administrator()])])) as Record<
        string,
        Account
      >;
      for (const { by, on, what } of steps) {
        // The policy decides who may: administrators alone.
        if (!administers(people[by]!)) continue;
        const account = people[on]!;
        account.by = by;
        account.otherAdministrators = IDS.filter((id) => id !== on && administers(people[id]!)).length;
        for (const command of commandsOf(what, account)) account.when(command);
        expect(IDS.filter((id) => administers(people[id]!)).length).toBeGreaterThan(0);
      }
    });
  });

  function commandsOf(what: string, account: Account): PersonCommand[] {
    const expiresAt = after(account.now, HOUR);
    const profile = sealedFor(account.personId);
    switch (what) {
      case 'disable':
        return [{ type: 'disable-person', reason: 'left' }];
      case 'enable':
        return [{ type: 'enable-person' }];
      case 'grant':
        return [{ type: 'grant-role', grant: administrator() }];
      case 'revoke':
        return [{ type: 'revoke-role', grantId: 'adm' }];
      default:
        return [
          { type: 'renew-invitation', tokenHash: 'new', expiresAt },
          { type: 'activate', tokenHash: 'new', profile, credentials: [credential('passkey')] },
        ];
    }
  }

  it('given a single administrator, then nobody else can be made the last one either', () => {
    const alone = active('a', [administrator()]);
    alone.by = 'b';
    alone.otherAdministrators = 0;
    expect(alone.when({ type: 'disable-person', reason: 'left' })).toEqual({
      ok: false,
      rejection: { code: 'last_administrator' },
    });
    expect(alone.when({ type: 'revoke-role', grantId: 'adm' })).toEqual({
      ok: false,
      rejection: { code: 'last_administrator' },
    });
    expect(alone.when(opening('s1', { proof: proof({ totpStep: 1 }) })).ok).toBe(true);
  });
});
