import { describe, expect, it } from '@jest/globals';
import { after, HOUR } from '../instant.ts';
import {
  Account,
  active,
  administrator,
  credential,
  grant,
  invited,
  opening,
  proof,
  sealedFor,
} from '../testing/accounts.ts';
import { START } from '../testing/shelter.ts';
import type { PersonCommand } from './commands/index.ts';
import { PERSON_REJECTION_CODES, type PersonRejectionCode } from './rejections.ts';

/** One reason against a command. Several are combined to check the precedence. */
interface Fault {
  readonly code: PersonRejectionCode;
  /** Faults that exclude each other. */
  readonly not?: readonly PersonRejectionCode[];
  readonly first?: () => Account;
  readonly late?: (account: Account) => void;
  readonly body?: Record<string, unknown>;
}
interface Table {
  readonly type: PersonCommand['type'];
  readonly first?: () => Account;
  readonly body?: Record<string, unknown>;
  readonly faults: readonly Fault[];
}

const unknown: Fault = { code: 'person_unknown', first: () => new Account() };
const disabled: Fault = {
  code: 'person_disabled',
  not: ['person_unknown', 'not_activated', 'sms_locked'],
  late: (account) => {
    const { by, otherAdministrators } = account;
    account.by = 'somebody';
    account.otherAdministrators = 1;
    account.given({ type: 'disable-person', reason: 'left' });
    Object.assign(account, { by, otherAdministrators });
  },
};
const unused: Fault = {
  code: 'not_activated',
  not: ['person_unknown', 'sms_locked', 'shown_before', 'passkey_copied', 'no_role', 'last_way_to_sign_in'],
  first: () => invited(),
};
const before = (code: PersonRejectionCode, shown: Record<string, unknown>, again = shown): Fault => ({
  code,
  not: [
    'person_unknown',
    'person_disabled',
    'not_activated',
    'credential_unknown',
    'shown_before',
    'no_role',
    'grant_unknown',
  ],
  late: (account) => void account.given(opening('s0', { proof: proof(shown) })),
  body: { proof: proof(again) },
});
const proofs: readonly Fault[] = [
  { code: 'credential_unknown', body: { proof: proof({ credentialId: 'constructor' }) } },
  before('shown_before', { challenge: 'c' }),
  before('shown_before', { totpStep: 7 }),
  before('shown_before', { totpStep: 7 }, { totpStep: 6 }),
  before('shown_before', { recoveryCode: 0 }),
  before('passkey_copied', { credentialId: 'passkey', signCount: 5 }),
  before('passkey_copied', { credentialId: 'passkey', signCount: 5 }, { credentialId: 'passkey', signCount: 0 }),
];
const noGrant: Fault = { code: 'grant_unknown', not: ['no_role'], body: { grantId: 'constructor' } };
const withSession = () => {
  const account = active();
  account.given(opening('s1'));
  return account;
};
const ofSession: readonly Fault[] = [
  unknown,
  disabled,
  unused,
  { code: 'session_unknown', body: { sessionId: 'constructor' } },
];
const withSms = () => {
  const account = active();
  const [number, card] = [sealedFor('p1'), sealedFor('p1')];
  account.given({ type: 'allow-sms', smsId: 't1', shelterId: 'lipa', number, card });
  return account;
};
const ofSms: readonly Fault[] = [
  unknown,
  disabled,
  unused,
  { code: 'sms_unknown', not: ['sms_locked', 'shown_before'], body: { smsId: 'constructor' } },
];
const smsLocked: Fault = {
  code: 'sms_locked',
  not: ['person_unknown', 'person_disabled', 'not_activated', 'sms_unknown', 'shown_before'],
  late: (account) => {
    for (let i = 0; i < 5; i++) account.given({ type: 'refuse-sms-code', smsId: 't1' });
  },
};
const badGrants: readonly Fault[] = [
  {
    code: 'role_needs_organisation',
    not: ['role_needs_country', 'role_is_for_machines', 'already_granted'],
    body: { grant: grant({ grantId: 'g2', organisation: null }) },
  },
  {
    code: 'role_needs_country',
    not: ['role_is_for_machines', 'already_granted'],
    body: { grant: grant({ grantId: 'g2', role: 'focal_point', country: null }) },
  },
  {
    code: 'role_is_for_machines',
    not: ['already_granted'],
    body: { grant: grant({ grantId: 'g2', role: 'service' }) },
  },
];
const admin = () => active('p1', [administrator()]);
const oneself: Fault = { code: 'not_yourself', late: (a) => void Object.assign(a, { by: a.personId }) };
const last: Fault = {
  code: 'last_administrator',
  not: ['not_activated'],
  late: (a) => void Object.assign(a, { otherAdministrators: 0 }),
};
const link = { tokenHash: 'link', expiresAt: after(START, 72 * HOUR) };
const twoGrants = (second: object) => ({ grants: [grant(), { ...grant(), ...second }] });

const TABLES: readonly Table[] = [
  {
    type: 'invite',
    first: () => new Account(),
    body: { profile: null, ...link, grants: [grant()] },
    faults: [
      { code: 'already_invited', first: () => invited() },
      { code: 'no_role', body: { grants: [] } },
      { code: 'already_granted', not: ['no_role'], body: twoGrants({ grantId: 'g2' }) },
      { code: 'already_granted', not: ['no_role'], body: twoGrants({ role: 'hotline' }) },
      {
        code: 'role_needs_organisation',
        not: ['no_role', 'already_granted'],
        body: { grants: [grant({ role: 'service' }), grant({ grantId: 'g2', organisation: null })] },
      },
      {
        code: 'role_needs_country',
        not: ['no_role', 'already_granted', 'role_needs_organisation'],
        body: { grants: [grant({ role: 'focal_point', country: null })] },
      },
      {
        code: 'role_is_for_machines',
        not: ['no_role', 'already_granted', 'role_needs_organisation', 'role_needs_country'],
        body: { grants: [grant({ role: 'service' })] },
      },
    ],
  },
  { type: 'renew-invitation', body: link, faults: [unknown, disabled] },
  {
    type: 'activate',
    first: () => invited(),
    body: { tokenHash: 'link', profile: sealedFor('p1'), credentials: [credential('passkey')] },
    faults: [
      unknown,
      disabled,
      { code: 'link_used', body: { tokenHash: 'another' } },
      { code: 'link_used', first: () => active() },
      { code: 'link_expired', not: ['person_unknown'], late: (a) => void a.pass(72 * 60) },
      { code: 'no_way_to_sign_in', not: ['credential_exists'], body: { credentials: [credential('password')] } },
      { code: 'credential_exists', body: { credentials: [credential('passkey'), credential('oidc', 'passkey')] } },
    ],
  },
  {
    type: 'enable-person',
    first: () => {
      const account = active();
      disabled.late?.(account);
      return account;
    },
    faults: [unknown, { code: 'not_disabled', first: () => active() }],
  },
  { type: 'disable-person', first: admin, body: { reason: 'left' }, faults: [unknown, oneself, last] },
  { type: 'change-person-profile', body: { profile: sealedFor('p1') }, faults: [unknown, disabled] },
  {
    type: 'grant-role',
    body: { grant: grant({ grantId: 'g2', role: 'manager' }) },
    faults: [
      unknown,
      disabled,
      { code: 'already_granted', not: ['person_unknown'], body: { grant: grant({ grantId: 'g2' }) } },
      { code: 'already_granted', not: ['person_unknown'], body: { grant: grant({ role: 'manager' }) } },
      ...badGrants,
      oneself,
    ],
  },
  {
    type: 'revoke-role',
    first: admin,
    body: { grantId: 'adm' },
    faults: [unknown, disabled, { code: 'grant_unknown', body: { grantId: 'constructor' } }, oneself, last],
  },
  {
    type: 'add-credential',
    body: { credential: credential('passkey', 'another'), session: null },
    faults: [unknown, disabled, unused, { code: 'credential_exists', body: { credential: credential('passkey') } }],
  },
  {
    type: 'remove-credential',
    body: { credentialId: 'passkey', session: null },
    faults: [
      unknown,
      disabled,
      unused,
      { code: 'credential_unknown', body: { credentialId: 'constructor' } },
      {
        code: 'last_way_to_sign_in',
        not: ['person_unknown', 'person_disabled', 'credential_unknown'],
        late: (a) => void a.given({ type: 'remove-credential', credentialId: 'totp', session: null }),
      },
    ],
  },
  {
    type: 'open-session',
    body: { ...opening('s1') },
    faults: [
      unknown,
      disabled,
      unused,
      ...proofs,
      {
        code: 'no_role',
        not: ['person_unknown', 'person_disabled'],
        late: (a) => void a.given({ type: 'revoke-role', grantId: 'g1' }),
      },
      noGrant,
    ],
  },
  {
    type: 'rotate-session',
    first: withSession,
    body: { from: 's1', sessionId: 's2', grantId: null, proof: null },
    faults: [unknown, disabled, unused, ...proofs, { code: 'session_unknown', body: { from: 'constructor' } }, noGrant],
  },
  { type: 'see-session', first: withSession, body: { sessionId: 's1' }, faults: ofSession },
  { type: 'revoke-session', first: withSession, body: { sessionId: 's1', reason: 'idle' }, faults: ofSession },
  { type: 'revoke-all-sessions', body: { except: null }, faults: [unknown, disabled, unused] },
  {
    type: 'subscribe-push',
    first: withSession,
    body: { subscriptionId: 'b1', sessionId: 's1', subscription: sealedFor('p1') },
    faults: ofSession,
  },
  { type: 'unsubscribe-push', body: { only: null, reason: 'asked' }, faults: [unknown, disabled, unused] },
  {
    type: 'allow-sms',
    body: { smsId: 't1', shelterId: 'lipa', number: sealedFor('p1'), card: sealedFor('p1') },
    faults: [unknown, disabled, unused],
  },
  { type: 'make-sms-card', first: withSms, body: { smsId: 't1', card: sealedFor('p1') }, faults: ofSms },
  { type: 'revoke-sms', first: withSms, body: { smsId: 't1' }, faults: ofSms },
  { type: 'refuse-sms-code', first: withSms, body: { smsId: 't1' }, faults: [...ofSms, smsLocked] },
  {
    type: 'take-sms',
    first: withSms,
    body: { smsId: 't1', asks: 'ok', code: 0, totpStep: null, commandId: 'c1' },
    faults: [
      ...ofSms,
      smsLocked,
      {
        code: 'shown_before',
        not: ['person_unknown', 'person_disabled', 'not_activated', 'sms_unknown', 'sms_locked'],
        late: (a) =>
          void a.given({ type: 'take-sms', smsId: 't1', asks: 'ok', code: 0, totpStep: null, commandId: 'c0' }),
      },
    ],
  },
  { type: 'choose-language', body: { language: 'mk' }, faults: [unknown, disabled, unused] },
];

/** Combines all of the faults and returns the outcome of the command. */
function attempt({ type, first = () => active(), body }: Table, faults: readonly Fault[]): string {
  const account = (faults.find((f) => f.first)?.first ?? first)();
  for (const { late } of faults) late?.(account);
  const whole: object = Object.assign({ type, ...body }, ...faults.map((fault) => fault.body));
  const decision = account.when(whole as PersonCommand);
  return decision.ok ? 'accepted' : decision.rejection.code;
}

const order = (code: PersonRejectionCode) => PERSON_REJECTION_CODES.indexOf(code);
const excludes = (a: Fault, b: Fault) => a.not?.includes(b.code) || b.not?.includes(a.code);

describe('rejections about an account', () => {
  for (const table of TABLES) {
    it(`given nothing against it, ${table.type} is accepted; given one reason, it is refused by its name`, () => {
      expect(attempt(table, [])).toBe('accepted');
      for (const fault of table.faults) expect(attempt(table, [fault])).toBe(fault.code);
    });

    it(`AC-10: given two reasons at once, ${table.type} names the first`, () => {
      for (const a of table.faults) {
        for (const b of table.faults) {
          if (order(a.code) >= order(b.code) || excludes(a, b)) continue;
          expect(`${a.code} + ${b.code}: ${attempt(table, [a, b])}`).toBe(`${a.code} + ${b.code}: ${a.code}`);
        }
      }
    });
  }

  it('AC-10: given the list of reasons, every one of them has its case', () => {
    const tried = new Set(TABLES.flatMap((table) => table.faults.map((fault) => fault.code)));
    expect(PERSON_REJECTION_CODES.filter((code) => !tried.has(code))).toEqual([]);
  });
});
