import { describe, expect, it } from '@jest/globals';
import type { PersonCommand } from '@safe-haven/domain';
import { activate, invite, LATER, open, refused, rotate, signedIn } from '../testing/directory-facts.ts';
import { DirectoryLog } from '../testing/directory-log.ts';
import { emptyDirectory } from './directory.ts';

describe('wrong codes of an account, according to the log', () => {
  it('DR-2: given some since the last sign-in, then the next session shows them, under any id, and no other does', () => {
    const log = signedIn().access(refused('lejla', 2)).access(refused('lejla', 0)).access(refused('lejla', 1));
    expect(log.follow().wrongCodes.get('lejla')?.times).toBe(3);
    log.person('lejla', open('s2')).person('lejla', rotate('s2', 's3')).person('lejla', open('s4'));
    const { wrongCodes, wrongCodesBefore } = log.follow();
    expect([...wrongCodes]).toEqual([]);
    expect([...wrongCodesBefore]).toEqual([['s3', 3]]);
    log.person('lejla', { type: 'revoke-session', sessionId: 's3', reason: 'signed_out' });
    expect(log.follow().wrongCodesBefore.size).toBe(0);
  });
});

describe('who is signed in, according to the log', () => {
  it('DR-5: given the person is erased, then nobody is signed in as them and no link of theirs is good, from that fact on', () => {
    const log = signedIn().person('lejla', { type: 'renew-invitation', tokenHash: 'new', expiresAt: LATER });
    log.access({ type: 'SubjectErased', subject: 'person-lejla', reason: 'asked' });
    const { sessions, links, people } = log.follow();
    expect([sessions.size, links.size]).toEqual([0, 0]);
    expect(people.get('lejla')).toMatchObject({ sessions: {}, invitation: null });
  });

  it('given a session is opened, then it is found by its hash; once it is revoked, it is not', () => {
    const log = signedIn();
    expect(log.follow().sessions.get('s1')).toBe('lejla');
    log.person('lejla', { type: 'revoke-session', sessionId: 's1', reason: 'signed_out' });
    expect(log.follow().sessions.size).toBe(0);
    expect(log.changes().at(-1)).toEqual({ personId: 'lejla', ended: [{ sessionId: 's1', by: null }] });
  });

  it('given a session is rotated, then the previous one ends and the change names its replacement', () => {
    const log = signedIn().person('lejla', rotate('s1', 's2'));
    expect([...log.follow().sessions.keys()]).toEqual(['s2']);
    expect(log.changes().at(-1)).toEqual({ personId: 'lejla', ended: [{ sessionId: 's1', by: 's2' }] });
  });

  it.each([
    ['the account is closed', { type: 'disable-person', reason: 'misuse' }],
    ['the role is taken away', { type: 'revoke-role', grantId: 'g1' }],
    ['everybody is signed out', { type: 'revoke-all-sessions', except: null }],
  ] satisfies [string, PersonCommand][])(
    'given two sessions, when %s, then both are over at that event',
    (_, command) => {
      const log = signedIn().person('lejla', open('s2')).person('lejla', command);
      expect(log.follow().sessions.size).toBe(0);
      const ended = log.changes().flatMap((change) => change.ended.map((e) => e.sessionId));
      expect(ended.toSorted()).toEqual(['s1', 's2']);
    },
  );

  it('given a link, then it leads to its owner until it is renewed, used, or the account is closed', () => {
    const log = new DirectoryLog().person('lejla', invite());
    expect(log.follow().links.get('link')).toBe('lejla');
    log.person('lejla', { type: 'renew-invitation', tokenHash: 'new', expiresAt: LATER });
    expect([...log.follow().links]).toEqual([['new', 'lejla']]);
    log.person('lejla', activate('new'));
    expect(log.follow().links.size).toBe(0);
    log.person('lejla', { type: 'renew-invitation', tokenHash: 'third', expiresAt: LATER });
    log.person('lejla', { type: 'disable-person', reason: 'left' });
    expect(log.follow().links.size).toBe(0);
  });
});

describe('an account with an event that this program cannot read', () => {
  it('then it is closed: its sessions have ended, its link is invalid, and nothing reopens it', () => {
    const log = signedIn().person('lejla', { type: 'renew-invitation', tokenHash: 'new', expiresAt: LATER });
    log.unreadable('person-lejla');
    expect(log.changes().at(-1)).toEqual({ personId: 'lejla', ended: [{ sessionId: 's1', by: null }] });
    const before = log.changes().length;
    log.person('lejla', open('s2'));
    expect(log.changes()).toHaveLength(before);
    const directory = log.follow();
    expect([...directory.unreadable]).toEqual(['lejla']);
    expect(directory.sessions.size).toBe(0);
    expect(directory.links.size).toBe(0);
  });

  it('then others are not touched by it, and neither are they by an unreadable event of another kind', () => {
    const log = signedIn().unreadable('person-other').unreadable('access-2026-11-25').unreadable('key-x.1');
    const directory = log.follow();
    expect(directory.sessions.get('s1')).toBe('lejla');
    expect([...directory.unreadable]).toEqual(['other']);
  });

  it('given an event is missing between two, then it is closed too', () => {
    const log = signedIn().person('lejla', open('s2')).person('lejla', open('s3'));
    const gap = log.entries.toSpliced(-2, 1);
    const directory = log.follow(emptyDirectory(), gap);
    expect([...directory.unreadable]).toEqual(['lejla']);
    expect(directory.sessions.size).toBe(0);
  });
});
