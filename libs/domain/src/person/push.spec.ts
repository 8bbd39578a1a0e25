import { describe, expect, it } from '@jest/globals';
import { after, HOUR } from '../instant.ts';
import { type Account, active, credential, opening, sealedFor } from '../testing/accounts.ts';
import type { PersonCommand } from './commands/index.ts';

const subscribing = (subscriptionId: string, sessionId = 's1'): PersonCommand => ({
  type: 'subscribe-push',
  subscriptionId,
  sessionId,
  subscription: sealedFor('p1'),
});
const subscribed = ({ known }: Account) => Object.keys(known.pushes);

/** Somebody with a phone `b1` in session `s1` and a console `b2` in session `s2`, both subscribed. */
function withTwoDevices(): Account {
  const account = active();
  for (const [session, device] of [
    ['s1', 'b1'],
    ['s2', 'b2'],
  ] as const) {
    account.given(opening(session));
    account.given(subscribing(device, session));
  }
  return account;
}

describe('given devices with notifications', () => {
  it('when one subscribes again, then nothing changes; in another session it replaces itself, and is the newest', () => {
    const account = withTwoDevices();
    expect(account.given(subscribing('b1'))).toEqual([]);
    account.given(opening('s3'));
    expect(account.given(subscribing('b1', 's3'))).toEqual([
      { type: 'PushSubscribed', subscriptionId: 'b1', sessionId: 's3', subscription: sealedFor('p1') },
    ]);
    expect(subscribed(account)).toEqual(['b2', 'b1']);
    account.given({ type: 'revoke-session', sessionId: 's1', reason: 'signed_out' });
    expect(subscribed(account)).toEqual(['b2', 'b1']);
  });

  it('when a ninth subscribes, then the oldest is removed', () => {
    const account = withTwoDevices();
    for (let n = 3; n <= 8; n++) account.given(subscribing(`b${n}`));
    expect(account.given(subscribing('b9'))[0]).toEqual({
      type: 'PushUnsubscribed',
      subscriptionId: 'b1',
      reason: 'replaced',
    });
    expect(subscribed(account)).toEqual(['b2', 'b3', 'b4', 'b5', 'b6', 'b7', 'b8', 'b9']);
  });

  it('when one unsubscribes, or its push service drops it, then the other is still notified', () => {
    const account = withTwoDevices();
    account.given({ type: 'unsubscribe-push', only: ['b1', 'b7', '__proto__'], reason: 'gone' });
    expect(subscribed(account)).toEqual(['b2']);
    expect(account.given({ type: 'unsubscribe-push', only: ['b1'], reason: 'asked' })).toEqual([]);
    account.given({ type: 'unsubscribe-push', only: null, reason: 'asked' });
    expect(subscribed(account)).toEqual([]);
  });

  it.each(['signed_out', 'signed_out_elsewhere', 'quick_exit'] as const)(
    'NT-3: when a session is %s, then its device is not notified any more, and the other is',
    (reason) => {
      const account = withTwoDevices();
      account.given({ type: 'revoke-session', sessionId: 's1', reason });
      expect(subscribed(account)).toEqual(['b2']);
    },
  );

  it('NT-3: when a session is idle, then its device is still notified, until all sessions are ended', () => {
    const account = withTwoDevices();
    account.given({ type: 'revoke-session', sessionId: 's1', reason: 'idle' });
    expect(subscribed(account)).toEqual(['b1', 'b2']);
    account.given({ type: 'revoke-all-sessions', except: 's2' });
    expect(subscribed(account)).toEqual(['b2']);
    account.given({ type: 'revoke-all-sessions', except: null });
    expect(subscribed(account)).toEqual([]);
  });

  it('NT-3: when a session was replaced by a newer one of the same person, then its device is still notified', () => {
    const account = withTwoDevices();
    account.given({ type: 'revoke-session', sessionId: 's1', reason: 'rotated' });
    expect(subscribed(account)).toEqual(['b1', 'b2']);
  });

  it('NT-3: when a session continues under another id, then its device is notified until that one is signed out of', () => {
    const account = withTwoDevices();
    account.given({ type: 'rotate-session', from: 's1', sessionId: 's3', grantId: null, proof: null });
    expect(account.known.pushes['b1']?.sessionId).toBe('s3');
    expect(account.known.pushes['b2']?.sessionId).toBe('s2');
    account.given({ type: 'revoke-session', sessionId: 's3', reason: 'signed_out' });
    expect(subscribed(account)).toEqual(['b2']);
  });

  it('NT-3: when the account is disabled, then none is notified, and none after it is enabled', () => {
    const account = withTwoDevices();
    account.given({ type: 'disable-person', reason: 'lost_device' });
    expect(subscribed(account)).toEqual([]);
    account.given({ type: 'enable-person' });
    expect(subscribed(account)).toEqual([]);
  });

  it('NT-3: when a new link is used, then no earlier device is notified', () => {
    const account = withTwoDevices();
    account.given({ type: 'renew-invitation', tokenHash: 'new', expiresAt: after(account.now, HOUR) });
    const credentials = [credential('passkey', 'mine')];
    account.given({ type: 'activate', tokenHash: 'new', profile: sealedFor('p1'), credentials });
    expect(subscribed(account)).toEqual([]);
  });
});
