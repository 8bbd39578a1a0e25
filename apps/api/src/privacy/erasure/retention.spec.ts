import { describe, expect, it } from '@jest/globals';
import { appendEvent, clock, memoryLog } from '../keys/testing/given.ts';
import { retentionFacts } from './facts-of-log.ts';
import { dueForErasure, type Ended, RETENTION } from './retention.ts';

const DAY_MS = 86_400_000;
const SINCE = '2026-03-01T12:00:00.000Z';
const since = Date.parse(SINCE);

describe('the table of retention', () => {
  it('has one rule for each thing that ends, with what it erases and why it was kept', () => {
    const wanted = {
      ...{ request_closed: 30, operation_closed: 30, transfer_ended: 30, person_disabled: 90 },
      invitation_ended: 30,
    };
    expect(Object.fromEntries(RETENTION.map(({ ended, days }) => [ended, days]))).toEqual(wanted);
    for (const { erases, basis } of RETENTION)
      expect([erases !== '', basis.includes('GDPR Art. 5')]).toEqual([true, true]);
  });

  it.each(RETENTION)(
    'given $ended, then it is due after $days days to the millisecond, not before',
    ({ ended, days }) => {
      const facts = [{ subject: 'person-a', ended, since: SINCE }];
      expect(dueForErasure(facts, since + days * DAY_MS - 1)).toEqual([]);
      const due = new Date(since + days * DAY_MS).toISOString();
      expect(dueForErasure(facts, since + days * DAY_MS)).toEqual([{ ...facts[0], due }]);
    },
  );

  it('given many, then those that waited longest come first, and each subject once', () => {
    const fact = (subject: string, ended: Ended, day: number) => ({
      subject,
      ended,
      since: new Date(since + day * DAY_MS).toISOString(),
    });
    const facts = [
      fact('request-new', 'request_closed', 99),
      fact('request-b', 'request_closed', 5),
      fact('person-a', 'person_disabled', 0),
      fact('person-a', 'invitation_ended', 2),
      fact('request-a', 'request_closed', 5),
      { subject: 'request-x', ended: 'request_closed' as const, since: 'no instant' },
      { subject: 'request-y', ended: 'something else' as Ended, since: SINCE },
    ];
    for (const order of [facts, facts.toReversed()]) {
      const due = dueForErasure(order, since + 100 * DAY_MS);
      expect(due.map((d) => d.subject)).toEqual(['person-a', 'request-a', 'request-b']);
      expect(due[0]).toMatchObject({ ended: 'invitation_ended' });
    }
  });
});

describe('what has ended, from the log', () => {
  const expiresAt = '2026-11-28T01:00:00.000Z';
  const recordedAt = new Date(clock.now()).toISOString();
  const invited = { type: 'PersonInvited', profile: null, tokenHash: 'x', expiresAt };
  const renewed = { type: 'InvitationRenewed', tokenHash: 'y', expiresAt: '2026-12-28T01:00:00.000Z' };
  const activated = { type: 'PersonActivated', profile: { key: 'person-a', box: 'AAAA' } };
  const disabled = { type: 'PersonDisabled', reason: 'left' };
  const enabled = { type: 'PersonEnabled' };

  it.each([
    ['an invitation', [invited], [{ ended: 'invitation_ended', since: expiresAt }]],
    ['one renewed', [invited, renewed], [{ ended: 'invitation_ended', since: renewed.expiresAt }]],
    ['an account in use', [invited, activated], []],
    ['an account in use with a new link', [invited, activated, renewed], []],
    ['a disabled account', [invited, activated, disabled], [{ ended: 'person_disabled', since: recordedAt }]],
    ['an invitation that was withdrawn', [invited, disabled], [{ ended: 'person_disabled', since: recordedAt }]],
    ['an account enabled again', [invited, activated, disabled, enabled], []],
    ['an account with an event of a later program', [invited, activated, disabled, { type: 'PersonReinstated' }], []],
  ])('given %s, then it is listed', async (_what, events, facts) => {
    const store = memoryLog();
    for (const event of events) await appendEvent(store, 'person-a', event);
    await appendEvent(store, 'access-2026-11-25', { type: 'SubjectErased', subject: 'person-a', reason: 'asked' });
    expect((await retentionFacts(store)).facts).toEqual(facts.map((fact) => ({ subject: 'person-a', ...fact })));
  });

  it('given an empty log, then nothing has ended', async () => {
    expect(await retentionFacts(memoryLog())).toEqual({ facts: [], newest: null });
  });
});
