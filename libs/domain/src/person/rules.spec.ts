import { describe, expect, it } from '@jest/globals';
import { after, HOUR, MINUTE } from '../instant.ts';
import { active, administrator, credential, grant, invited, opening, proof, sealedFor } from '../testing/accounts.ts';
import type { PersonCommand } from './commands/index.ts';

const types = (events: readonly { readonly type: string }[]) => events.map((e) => e.type);

describe('given an invitation', () => {
  it('AC-2: when the link is used, then the sign-in methods are recorded and the link is used up', () => {
    const account = invited();
    const credentials = [credential('password'), credential('totp')];
    const activate = { type: 'activate', tokenHash: 'link', profile: sealedFor('p1'), credentials } as const;
    expect(types(account.given(activate))).toEqual(['PersonActivated', 'CredentialAdded', 'CredentialAdded']);
    expect(account.known).toMatchObject({ situation: 'active', invitation: null, activatedAt: account.now });
    expect(account.when(activate)).toEqual({ ok: false, rejection: { code: 'link_used' } });
  });

  it('AC-2: when it is renewed, then the previous link stops working', () => {
    const account = invited();
    account.given({ type: 'renew-invitation', tokenHash: 'new', expiresAt: after(account.now, 72 * HOUR) });
    const activate = { type: 'activate', profile: sealedFor('p1'), credentials: [credential('passkey')] } as const;
    expect(account.when({ ...activate, tokenHash: 'link' })).toEqual({ ok: false, rejection: { code: 'link_used' } });
    expect(account.when({ ...activate, tokenHash: 'new' }).ok).toBe(true);
  });

  it('AC-2: when an active account gets a new link, then its use ends every session and every earlier method', () => {
    const account = active();
    account.given(opening('s1', { proof: proof({ recoveryCode: 3, totpStep: 9 }) }));
    account.given({ type: 'renew-invitation', tokenHash: 'new', expiresAt: after(account.now, 72 * HOUR) });
    expect(Object.keys(account.known.sessions)).toEqual(['s1']);
    const activate = { type: 'activate', tokenHash: 'new', profile: sealedFor('p1') } as const;
    const events = account.given({ ...activate, credentials: [credential('passkey', 'mine')] });
    expect(types(events)).toEqual(['SessionRevoked', 'PersonActivated', 'CredentialAdded']);
    expect(account.known.sessions).toEqual({});
    expect(Object.keys(account.known.credentials)).toEqual(['mine']);
    // New recovery codes reset the used ones; the steps of one-time codes continue.
    expect(account.known).toMatchObject({ usedRecoveryCodes: [], lastTotpStep: 9 });
  });

  it('AC-2: when an account that is tied to its organisation’s sign-in uses a new link, then the tie stays', () => {
    const account = active();
    account.given({ type: 'add-credential', credential: credential('oidc', 'tie'), session: null });
    account.given({ type: 'renew-invitation', tokenHash: 'new', expiresAt: after(account.now, 72 * HOUR) });
    const activate = { type: 'activate', tokenHash: 'new', profile: sealedFor('p1') } as const;
    account.given({ ...activate, credentials: [credential('passkey', 'mine')] });
    expect(Object.keys(account.known.credentials).toSorted()).toEqual(['mine', 'tie']);
  });
});

describe('given sign-in methods', () => {
  it('when a new password is set, then it replaces the old one; a passkey is added to others', () => {
    const account = active();
    expect(
      types(account.given({ type: 'add-credential', credential: credential('password', 'new'), session: null })),
    ).toEqual(['CredentialRemoved', 'CredentialAdded']);
    expect(
      types(account.given({ type: 'add-credential', credential: credential('passkey', 'two'), session: null })),
    ).toEqual(['CredentialAdded']);
    expect(Object.keys(account.known.credentials).toSorted()).toEqual([
      'new',
      'passkey',
      'recovery_codes',
      'totp',
      'two',
    ]);
  });

  it('when new recovery codes are made, then the used ones of the old list are forgotten', () => {
    const account = active();
    account.given(opening('s1', { proof: proof({ recoveryCode: 0 }) }));
    account.given({ type: 'add-credential', credential: credential('recovery_codes', 'sheet-2'), session: null });
    expect(account.when(opening('s2', { proof: proof({ recoveryCode: 0 }) })).ok).toBe(true);
    expect(account.when(opening('s3', { proof: proof({ recoveryCode: 0 }) }))).toEqual({
      ok: false,
      rejection: { code: 'shown_before' },
    });
  });

  it('when a code was shown and then a passkey, then the code is still used up', () => {
    const account = active();
    account.given(opening('s1', { proof: proof({ totpStep: 7 }) }));
    account.given(opening('s2', { proof: proof({ challenge: 'c' }) }));
    expect(account.when(opening('s3', { proof: proof({ totpStep: 7 }) }))).toEqual({
      ok: false,
      rejection: { code: 'shown_before' },
    });
  });

  it('when a passkey has no counter, then it can be used repeatedly', () => {
    const account = active();
    const shown = (challenge: string) => proof({ credentialId: 'passkey', challenge, signCount: 0 });
    expect(account.when(opening('s1', { proof: shown('a') })).ok).toBe(true);
    expect(account.when(opening('s2', { proof: shown('b') })).ok).toBe(true);
    expect(account.known.credentials['passkey']?.usedAt).toBe(account.now);
  });
});

describe('given sessions that are open on several devices', () => {
  const signedIn = () => {
    const account = active();
    for (const id of ['mine', 'other', 'third']) account.given(opening(id));
    return account;
  };
  const ended = (account: ReturnType<typeof active>, command: PersonCommand) =>
    account.given(command).flatMap((e) => (e.type === 'SessionRevoked' ? [[e.sessionId, e.reason]] : []));
  const OTHERS = [
    ['other', 'method_changed'],
    ['third', 'method_changed'],
  ];

  it.each(['password', 'totp', 'recovery_codes'] as const)(
    'DR-6: when a new %s replaces the old one, then every other session ends',
    (kind) => {
      const account = signedIn();
      const change = { type: 'add-credential', credential: credential(kind, 'new'), session: 'mine' } as const;
      expect(ended(account, change)).toEqual(OTHERS);
      expect(Object.keys(account.known.sessions)).toEqual(['mine']);
    },
  );

  it('DR-6: when a method is removed, then every other session ends', () => {
    const remove = { type: 'remove-credential', credentialId: 'passkey', session: 'mine' } as const;
    expect(ended(signedIn(), remove)).toEqual(OTHERS);
  });

  it('DR-6: when a passkey is added, then the others stay, because it replaces nothing', () => {
    const add = { type: 'add-credential', credential: credential('passkey', 'two'), session: 'mine' } as const;
    expect(ended(signedIn(), add)).toEqual([]);
  });

  it('DR-5: an erased person’s account is disabled with every session, even the last administrator’s', () => {
    const account = active('p1', [administrator()]);
    account.given(opening('s1'));
    account.otherAdministrators = 0;
    expect(account.given({ type: 'disable-person', reason: 'erased' })).toEqual([
      { type: 'PersonDisabled', reason: 'erased' },
    ]);
    expect(account.known).toMatchObject({ situation: 'disabled', sessions: {} });
  });
});

describe('given a ticket to register a method with', () => {
  it('DR-6: when it was used, then it registers nothing a second time, as a further method or with a new link', () => {
    const account = active();
    const withTicket = (id: string) => ({ ...credential('passkey', id), ticket: 'ticket' });
    account.given({ type: 'add-credential', credential: withTicket('one'), session: null });
    const refused = { ok: false, rejection: { code: 'shown_before' } };
    expect(account.when({ type: 'add-credential', credential: withTicket('two'), session: null })).toEqual(refused);
    account.given({ type: 'renew-invitation', tokenHash: 'new', expiresAt: after(account.now, 72 * HOUR) });
    const activate = { type: 'activate', tokenHash: 'new', profile: sealedFor('p1') } as const;
    expect(account.when({ ...activate, credentials: [withTicket('three')] })).toEqual(refused);
  });
});

describe('given a session', () => {
  it('when it is opened, then it ends after twelve hours, in the role that came first', () => {
    const account = active('p1', [grant(), grant({ grantId: 'g2', role: 'manager' })]);
    account.given(opening('s1'));
    expect(account.known.sessions['s1']).toMatchObject({
      grantId: 'g1',
      expiresAt: after(account.now, 12 * HOUR),
      steppedUpAt: null,
    });
  });

  it.each([
    ['a passkey', { credentialId: 'passkey', signCount: 0 }, true],
    ['a one-time code', { totpStep: 4 }, true],
    ['a recovery code', { recoveryCode: 1 }, true],
    ['only the answer to a challenge', { challenge: 'c' }, false],
  ])('when %s is shown, then it counts as a second factor, or does not', (_, shown, counts) => {
    const account = active();
    account.given(opening('s1', { proof: proof(shown) }));
    expect(account.known.sessions['s1']?.steppedUpAt).toBe(counts ? account.now : null);
  });

  it('when it is rotated, then the old id is invalid, and its end and earlier proofs stay', () => {
    const account = active();
    account.given(opening('s1', { proof: proof({ totpStep: 4 }) }));
    const { expiresAt, openedAt, steppedUpAt } = account.known.sessions['s1']!;
    account.pass(60);
    account.given({ type: 'rotate-session', from: 's1', sessionId: 's2', grantId: null, proof: null });
    expect(account.known.sessions['s1']).toBeUndefined();
    expect(account.known.sessions['s2']).toMatchObject({ expiresAt, openedAt, steppedUpAt, seenAt: account.now });
    account.pass(60);
    account.given({
      type: 'rotate-session',
      from: 's2',
      sessionId: 's3',
      grantId: null,
      proof: proof({ totpStep: 5 }),
    });
    expect(account.known.sessions['s3']).toMatchObject({ expiresAt, openedAt, steppedUpAt: account.now });
  });

  it('when it was seen, then that is its last use', () => {
    const account = active();
    account.given(opening('s1'));
    account.pass(5).given({ type: 'see-session', sessionId: 's1' });
    expect(account.known.sessions['s1']?.seenAt).toBe(account.now);
  });

  it('AC-3: when somebody signs in twice a day for years and never signs out, then the account has the last sessions alone', () => {
    const account = active();
    for (let n = 0; n < 1_000; n++) account.pass(12 * 60).given(opening(`s${n}`));
    expect(Object.keys(account.known.sessions)).toEqual(['s997', 's998', 's999']);
    account.given({ type: 'rotate-session', from: 's999', sessionId: 'rotated', grantId: null, proof: null });
    expect(Object.keys(account.known.sessions)).toEqual(['s997', 's998', 'rotated']);
  });

  it('when its role is revoked, then it ends, and the sessions in other roles stay', () => {
    const account = active('p1', [grant(), grant({ grantId: 'g2', role: 'manager' })]);
    account.given(opening('s1'));
    account.given(opening('s2', { grantId: 'g2' }));
    account.given({ type: 'revoke-role', grantId: 'g1' });
    expect(Object.keys(account.known.sessions)).toEqual(['s2']);
  });

  it('when all others are ended, then this one stays; when all are, none does', () => {
    const account = active();
    for (const id of ['s1', 's2', 's3']) account.given(opening(id));
    account.given({ type: 'revoke-all-sessions', except: 's2' });
    expect(Object.keys(account.known.sessions)).toEqual(['s2']);
    account.given({ type: 'revoke-all-sessions', except: null });
    expect(account.known.sessions).toEqual({});
  });

  it('when the same language is chosen again, or a disabled account is disabled, then nothing is recorded', () => {
    const account = active();
    expect(types(account.given({ type: 'choose-language', language: 'mk' }))).toEqual(['LanguageChosen']);
    expect(account.given({ type: 'choose-language', language: 'mk' })).toEqual([]);
    account.given({ type: 'disable-person', reason: 'left' });
    expect(account.given({ type: 'disable-person', reason: 'misuse' })).toEqual([]);
  });
});

describe('given a disabled account', () => {
  it('then it has no sessions and no link, and once it is enabled its methods work and its sessions do not', () => {
    const account = active();
    account.given(opening('s1'));
    account.given({ type: 'renew-invitation', tokenHash: 'new', expiresAt: after(account.now, HOUR) });
    account.given({ type: 'disable-person', reason: 'lost_device' });
    expect(account.known).toMatchObject({
      situation: 'disabled',
      sessions: {},
      invitation: null,
      disabledAt: account.now,
    });
    account.given({ type: 'enable-person' });
    expect(account.known).toMatchObject({ situation: 'active', sessions: {} });
    expect(account.known).not.toHaveProperty('disabledAt');
    expect(account.when(opening('s2')).ok).toBe(true);
  });

  it('given it was never activated, then it is invited again and does not count as an administrator', () => {
    const account = invited('p1', [administrator()]);
    account.given({ type: 'disable-person', reason: 'other' });
    account.given({ type: 'enable-person' });
    expect(account.known.situation).toBe('invited');
    expect(account.when(opening('s1'))).toEqual({ ok: false, rejection: { code: 'not_activated' } });
    account.given({ type: 'renew-invitation', tokenHash: 'new', expiresAt: after(account.now, 30 * MINUTE) });
    expect(account.known.invitation?.tokenHash).toBe('new');
  });
});

describe('given administrators', () => {
  it('AC-4: when an administrator wants another role, then another administrator has to grant it, if there is one', () => {
    const account = active('p1', [administrator()]);
    account.by = 'p1';
    const body = { type: 'grant-role', grant: grant({ grantId: 'g9', role: 'hotline' }) } as const;
    account.otherAdministrators = 1;
    expect(account.when(body)).toEqual({ ok: false, rejection: { code: 'not_yourself' } });
    account.otherAdministrators = 0;
    expect(account.when(body).ok).toBe(true);
    account.by = 'p2';
    account.otherAdministrators = 1;
    expect(account.when({ ...body, grant: grant({ grantId: 'g8', role: 'manager' }) }).ok).toBe(true);
  });
});
