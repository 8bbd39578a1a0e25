import { describe, expect, it } from '@jest/globals';
import { asked, confirmed, issued, LATER, reviewed, shown, used } from '../testing/directory-facts.ts';
import { DirectoryLog, SEALED } from '../testing/directory-log.ts';

describe('tokens, vaults and accesses', () => {
  it('given a token, then it is found by its hash and by that alone, also once it is revoked', () => {
    const log = new DirectoryLog()
      .token('t1', issued('h1'))
      .token('t2', issued('h2'))
      .token('t1', { type: 'TokenRevoked' });
    log.token('t2', issued('h3'));
    const { tokens } = log.follow();
    expect([...tokens.keys()]).toEqual(['h1', 'h2']);
    expect([tokens.get('h1')?.revokedAt === null, tokens.get('h2')?.revokedAt === null]).toEqual([false, true]);
  });

  it('given an event of a token that can’t be read, then it is treated as revoked', () => {
    const log = new DirectoryLog().token('t1', issued('h1')).token('t2', issued('h2')).unreadable('token-t1');
    log.token('t1', issued('h3'));
    expect([...log.follow().tokens.keys()]).toEqual(['h2']);
    // Then no snapshot is written: a later release with an upcaster replays everything.
    expect([...log.follow().unreadable]).toEqual(['token:t1']);
  });

  it('given an event of a vault that cannot be read, then an older address is not taken for the newest', () => {
    const log = new DirectoryLog().vault('lipa', { type: 'AddressRecorded', address: SEALED }).unreadable('vault-lipa');
    expect(log.follow().vault.has('lipa')).toBe(false);
    log.vault('lipa', { type: 'AddressRecorded', address: { key: 'address-lipa', box: 'newer' } });
    expect(log.follow().vault.get('lipa')?.address?.box).toBe('newer');
  });

  it('given a revocation of a token that was never issued, then there is none', () => {
    expect(new DirectoryLog().token('t1', { type: 'TokenRevoked' }).follow().tokens.size).toBe(0);
  });

  it('given addresses, then the newest of each shelter is current, sealed', () => {
    const log = new DirectoryLog().vault('lipa', { type: 'AddressRecorded', address: SEALED });
    log.vault('lipa', { type: 'MeetingPointRecorded', meetingPoint: { key: 'address-lipa', box: 'm' } });
    log.vault('lipa', { type: 'AddressRecorded', address: { key: 'address-lipa', box: 'a' } });
    expect(log.follow().vault.get('lipa')).toEqual({
      address: { key: 'address-lipa', box: 'a' },
      meetingPoint: { key: 'address-lipa', box: 'm' },
      contact: null,
      reported: null,
      takenBack: [],
      written: {
        contact: null,
        address: { at: '2026-11-25T01:00:03.000Z', person: 'ana', role: 'coordinator' },
        meetingPoint: { at: '2026-11-25T01:00:02.000Z', person: 'ana', role: 'coordinator' },
      },
    });
  });

  it('VA-7: given a meeting point that only moved to another key, then who wrote it, and when, stays', () => {
    const log = new DirectoryLog();
    const meetingPoint = (box: string) => ({ key: 'address-lipa', box });
    log.vault('lipa', { type: 'MeetingPointRecorded', meetingPoint: meetingPoint('m') });
    const { written } = log.follow().vault.get('lipa')!;
    log.vault('lipa', { type: 'MeetingPointRecorded', meetingPoint: meetingPoint('n'), moved: true });
    expect(log.follow().vault.get('lipa')).toEqual({
      address: null,
      meetingPoint: meetingPoint('n'),
      contact: null,
      reported: null,
      takenBack: [],
      written,
    });
  });

  it('given an emergency access, then the first review counts, and a review of none has no effect', () => {
    const log = new DirectoryLog().access(reviewed('none', 'justified'), 'ana').access(used('a1'));
    log.access(reviewed('a1', 'not_justified'), 'ana').access(reviewed('a1', 'justified'), 'petra');
    const { emergencies } = log.follow();
    expect([...emergencies.keys()]).toEqual(['a1']);
    expect(emergencies.get('a1')).toMatchObject({
      person: 'lejla',
      byOrganisation: 'Lara',
      organisation: 'Atina',
      reviewed: { verdict: 'not_justified', by: 'ana' },
    });
  });

  it('VA-4: given a requested access, then a second person opens it, once, and the requester can’t', () => {
    const log = new DirectoryLog().access(confirmed('a2'), 'ana').access(asked('a2')).access(confirmed('a2'));
    expect([[...log.follow().asked.keys()], log.follow().emergencies.size]).toEqual([['a2'], 0]);
    log.access(confirmed('a2'), 'ana').access(confirmed('a2', '2026-12-31T00:00:00.000Z'), 'petra');
    const { asked: waiting, emergencies } = log.follow();
    expect([...waiting]).toEqual([]);
    expect(emergencies.get('a2')).toMatchObject({ person: 'lejla', confirmedBy: 'ana', until: LATER });
  });

  it('VA-8: given addresses that were shown, then those of the last day before the newest are known, and no older ones', () => {
    const log = new DirectoryLog().access(shown('a'));
    log.now += 23 * 3_600_000;
    log.access(shown('b'), 'vera');
    expect(log.follow().shown.map((s) => [s.person, s.shelterId])).toEqual([
      ['lejla', 'a'],
      ['vera', 'b'],
    ]);
    log.now += 3 * 3_600_000;
    log.access(shown('c'));
    expect(log.follow().shown.map((s) => s.shelterId)).toEqual(['b', 'c']);
  });

  it('given a subject was erased, then since when', () => {
    const log = new DirectoryLog().access({ type: 'SubjectErased', subject: 'person-x', reason: 'asked' });
    expect([...log.follow().erased.keys()]).toEqual(['person-x']);
  });
});
