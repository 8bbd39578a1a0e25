import { describe, expect, it } from '@jest/globals';
import { type Account, active, opening, proof, sealedFor } from '../testing/accounts.ts';
import type { PersonCommand } from './commands/index.ts';
import { SMS_WRONG_CODES } from './limits.ts';

const sealed = sealedFor('p1');
const wrong: PersonCommand = { type: 'refuse-sms-code', smsId: 't1' };
const taking = (over: Partial<Extract<PersonCommand, { type: 'take-sms' }>> = {}): PersonCommand => ({
  type: 'take-sms',
  smsId: 't1',
  asks: 'ok',
  code: 0,
  totpStep: null,
  commandId: 'c1',
  ...over,
});
function withNumber(): Account {
  const account = active();
  account.given({ type: 'allow-sms', smsId: 't1', shelterId: 'lipa', number: sealed, card: sealed });
  return account;
}
const codeOf = (account: Account, command: PersonCommand) => {
  const decision = account.when(command);
  return decision.ok ? 'accepted' : decision.rejection.code;
};

describe('given a number from which somebody may text', () => {
  it('SM-3: then a code of its card counts once, and the codes of a new card count again', () => {
    const account = withNumber();
    expect(codeOf(account, taking())).toBe('accepted');
    expect(codeOf(account, taking({ commandId: 'c2' }))).toBe('shown_before');
    expect(codeOf(account, taking({ commandId: 'c2', code: 1 }))).toBe('accepted');
    account.given({ type: 'make-sms-card', smsId: 't1', card: sealed });
    expect(codeOf(account, taking({ commandId: 'c3' }))).toBe('accepted');
  });

  it('SM-3: then a step of the authenticator that signed somebody in is used, and one that a text used signs nobody in', () => {
    const account = withNumber();
    account.given(opening('s1', { proof: proof({ totpStep: 7 }) }));
    expect(codeOf(account, taking({ code: null, totpStep: 7 }))).toBe('shown_before');
    expect(codeOf(account, taking({ code: null, totpStep: 8 }))).toBe('accepted');
    expect(codeOf(account, opening('s2', { proof: proof({ totpStep: 8 }) }))).toBe('shown_before');
  });

  it('SM-4: then five wrong codes in a row shut it until it has a new card, and a sixth is not recorded', () => {
    const account = withNumber();
    for (let i = 1; i < SMS_WRONG_CODES; i++) account.given(wrong);
    expect(codeOf(account, taking())).toBe('accepted');
    for (let i = 1; i <= SMS_WRONG_CODES; i++) account.given(wrong);
    const before = account.facts.length;
    expect(codeOf(account, wrong)).toBe('sms_locked');
    expect(codeOf(account, taking({ code: 1, commandId: 'c2' }))).toBe('sms_locked');
    expect(account.facts).toHaveLength(before);
    account.given({ type: 'make-sms-card', smsId: 't1', card: sealed });
    expect(codeOf(account, taking({ code: 1, commandId: 'c2' }))).toBe('accepted');
  });

  it('SM-2: then it counts no more once it was revoked, or its account closed, also when that is opened again', () => {
    const account = withNumber();
    account.given({ type: 'revoke-sms', smsId: 't1' });
    expect(codeOf(account, { type: 'revoke-sms', smsId: 't1' })).toBe('sms_unknown');
    expect(codeOf(account, taking())).toBe('sms_unknown');
    const closed = withNumber();
    closed.given({ type: 'disable-person', reason: 'left' });
    closed.given({ type: 'enable-person' });
    expect(closed.known.sms).toEqual({});
  });

  it('SM-6: then an undo names the last message that was none', () => {
    const account = withNumber();
    account.given(taking({ asks: 'pause' }));
    account.given(taking({ asks: 'undo', code: 1, commandId: 'c2' }));
    expect(account.known.sms['t1']).toMatchObject({ last: 'c1', taken: ['c1', 'c2'], used: [0, 1] });
  });
});
