import { describe, expect, it } from '@jest/globals';
import type { AccessEvent, Grant, PersonCommand } from '@safe-haven/domain';
import fc from 'fast-check';
import { DirectoryLog, SEALED } from '../testing/directory-log.ts';
import { emptyDirectory, projectDirectory } from './directory.ts';
import { directoryFromSnapshot, directoryToSnapshot } from './snapshot.ts';

const LATER = '2026-11-28T01:00:00.000Z';
const grant = (grantId: string, over: Partial<Grant> = {}): Grant => ({
  grantId,
  role: 'coordinator',
  organisation: 'Lara',
  country: 'BA',
  shelters: null,
  ...over,
});
const invite = (tokenHash = 'link'): PersonCommand => ({
  type: 'invite',
  profile: SEALED,
  tokenHash,
  expiresAt: LATER,
  grants: [grant('g1')],
});
const activate = (tokenHash = 'link'): PersonCommand => ({
  type: 'activate',
  tokenHash,
  profile: SEALED,
  credentials: [{ credentialId: 'k', kind: 'passkey', secret: SEALED }],
});
const open = (sessionId: string, grantId: string | null = null): PersonCommand => ({
  type: 'open-session',
  sessionId,
  grantId,
  method: 'passkey',
  proof: null,
  console: 'duty',
  device: null,
});
const rotate = (from: string, sessionId: string): PersonCommand => ({
  type: 'rotate-session',
  from,
  sessionId,
  grantId: null,
  proof: null,
});
const signedIn = () =>
  new DirectoryLog().person('lejla', invite()).person('lejla', activate()).person('lejla', open('s1'));
const issued = (tokenHash: string) =>
  ({
    type: 'TokenIssued',
    label: 'Counts',
    tokenHash,
    organisation: 'Lara',
    country: null,
    scopes: ['register'],
    expiresAt: LATER,
  }) as const;
const used = (accessId: string) =>
  ({
    type: 'EmergencyAccessUsed',
    accessId,
    shelterId: 'lipa',
    organisation: 'Atina',
    reason: 'evacuation',
    until: LATER,
  }) as const;
const HOUSE = { shelterId: 'lipa', organisation: 'Atina' } as const;
const asked = (accessId: string) =>
  ({ type: 'EmergencyAccessAsked', accessId, ...HOUSE, reason: 'evacuation' }) as const;
const confirmed = (accessId: string, until = LATER) =>
  ({ type: 'EmergencyAccessConfirmed', accessId, ...HOUSE, until }) as const;
const shown = (shelterId: string) =>
  ({ type: 'AddressRevealed', shelterId, organisation: 'Atina', purpose: 'delivery', requestId: null }) as const;
const accesses = (accessId: string): AccessEvent[] => [
  used(accessId),
  reviewed(accessId, 'justified'),
  asked(accessId),
  confirmed(accessId),
  shown(accessId),
];
const reviewed = (accessId: string, verdict: 'justified' | 'not_justified') =>
  ({ type: 'EmergencyAccessReviewed', accessId, shelterId: 'lipa', verdict }) as const;

const refused = (personId: string, wrongCodes: number) =>
  ({ type: 'AttemptsRefused', personId, wrongCodes, wrongSignIns: 1, notAllowed: 0, tooMany: 0 }) as const;

describe('wrong codes of an account, as the log tells of them', () => {
  it('DR-2: given some since the last sign-in, then the next session is told of them, under any id, and no other is', () => {
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

describe('who is signed in, as the log tells it', () => {
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

  it('given a session is rotated, then the one before is over and the change says which took its place', () => {
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

describe('an account with an event that this program can not read', () => {
  it('then it is closed: its sessions are over, its link leads nowhere, and nothing opens it again', () => {
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

describe('tokens, vaults and looks', () => {
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

  it('given an event of a token that can not be read, then it may be its end, so it is', () => {
    const log = new DirectoryLog().token('t1', issued('h1')).token('t2', issued('h2')).unreadable('token-t1');
    log.token('t1', issued('h3'));
    expect([...log.follow().tokens.keys()]).toEqual(['h2']);
    // Then no snapshot is taken: after an upcaster has come, everything is read anew.
    expect([...log.follow().unreadable]).toEqual(['token:t1']);
  });

  it('given an event of a vault that can not be read, then an older address is not taken for the newest', () => {
    const log = new DirectoryLog().vault('lipa', { type: 'AddressRecorded', address: SEALED }).unreadable('vault-lipa');
    expect(log.follow().vault.has('lipa')).toBe(false);
    log.vault('lipa', { type: 'AddressRecorded', address: { key: 'address-lipa', box: 'newer' } });
    expect(log.follow().vault.get('lipa')?.address?.box).toBe('newer');
  });

  it('given a revocation of a token that was never issued, then there is none', () => {
    expect(new DirectoryLog().token('t1', { type: 'TokenRevoked' }).follow().tokens.size).toBe(0);
  });

  it('given addresses, then the newest of each house stands, sealed', () => {
    const log = new DirectoryLog().vault('lipa', { type: 'AddressRecorded', address: SEALED });
    log.vault('lipa', { type: 'MeetingPointRecorded', meetingPoint: { key: 'address-lipa', box: 'm' } });
    log.vault('lipa', { type: 'AddressRecorded', address: { key: 'address-lipa', box: 'a' } });
    expect(log.follow().vault.get('lipa')).toEqual({
      address: { key: 'address-lipa', box: 'a' },
      meetingPoint: { key: 'address-lipa', box: 'm' },
      contact: null,
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
      written,
    });
  });

  it('given a look in an emergency, then the first verdict counts, and a verdict on nothing is none', () => {
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

  it('VA-4: given access that was asked for, then a second person opens it, once, and whoever asked does not', () => {
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

const PEOPLE = ['lejla', 'ana', 'constructor'] as const;
const person = fc.constantFrom(...PEOPLE);
const step: fc.Arbitrary<(log: DirectoryLog, n: number) => unknown> = fc.oneof(
  person.map((p) => (log: DirectoryLog, n: number) => log.person(p, invite(`link-${n}`))),
  person.map((p) => (log: DirectoryLog, n: number) => {
    log.person(p, { type: 'renew-invitation', tokenHash: `new-${n}`, expiresAt: LATER });
    log.person(p, activate(`new-${n}`));
  }),
  { weight: 3, arbitrary: person.map((p) => (log: DirectoryLog, n: number) => log.person(p, open(`s${n}`))) },
  fc.tuple(person, fc.nat(30)).map(
    ([p, from]) =>
      (log: DirectoryLog, n: number) =>
        log.person(p, rotate(`s${from}`, `s${n}`)),
  ),
  fc
    .tuple(
      person,
      fc.constantFrom<PersonCommand>(
        { type: 'disable-person', reason: 'left' },
        { type: 'enable-person' },
        { type: 'revoke-role', grantId: 'g1' },
        { type: 'grant-role', grant: grant('g1') },
        { type: 'grant-role', grant: grant('g2', { role: 'manager' }) },
        { type: 'revoke-all-sessions', except: null },
        { type: 'choose-language', language: 'mk' },
        { type: 'renew-invitation', tokenHash: 'left open', expiresAt: LATER },
      ),
    )
    .map(
      ([p, command]) =>
        (log: DirectoryLog) =>
          // No two accounts have one link: each hash is of a random token.
          log.person(p, command.type === 'renew-invitation' ? { ...command, tokenHash: `left open ${p}` } : command),
    ),
  person.map((p) => (log: DirectoryLog, n: number) => {
    log.access(refused(p, n % 3));
  }),
  person.map((p) => (log: DirectoryLog) => {
    log.access({ type: 'SubjectErased', subject: `person-${p}`, reason: 'asked' });
  }),
  fc
    .nat(2)
    .map(
      (t) => (log: DirectoryLog, n: number) => log.token(`t${t}`, n % 3 ? { type: 'TokenRevoked' } : issued(`h${n}`)),
    ),
  fc
    .constantFrom('lipa', 'jasen')
    .map((s) => (log: DirectoryLog) => log.vault(s, { type: 'AddressRecorded', address: SEALED })),
  fc
    .nat(3)
    .map((a) => (log: DirectoryLog, n: number) => log.access(accesses(`a${a}`)[n % 5]!, n % 3 ? 'lejla' : 'ana')),
);
const scripts = fc.array(step, { maxLength: 60, size: 'max' });
function play(script: readonly ((log: DirectoryLog, n: number) => unknown)[]): DirectoryLog {
  const log = new DirectoryLog();
  for (const [n, run] of script.entries()) run(log, n);
  return log;
}
/** The maps that a snapshot does not hold, but makes anew. */
const indexes = (directory: ReturnType<DirectoryLog['follow']>) => ({
  sessions: [...directory.sessions].toSorted(),
  links: [...directory.links].toSorted(),
});
const runs = { seed: 20_261_125, numRuns: 150 };

describe('a directory thrown away and rebuilt', () => {
  it('SH-14 equals the live one byte for byte, whatever was repeated on the way', () => {
    fc.assert(
      fc.property(scripts, fc.array(fc.nat(20), { minLength: 1, maxLength: 40 }), (script, echoes) => {
        const log = play(script);
        const live = emptyDirectory();
        for (const [i, entry] of log.entries.entries()) {
          projectDirectory(live, entry);
          const echo = log.entries[i - (echoes[i % echoes.length] ?? 0)];
          if (echo) expect(projectDirectory(live, echo)).toBeNull();
        }
        expect(directoryToSnapshot(live)).toBe(directoryToSnapshot(log.follow()));
        expect(indexes(live)).toEqual(indexes(log.follow()));
      }),
      runs,
    );
  });

  it('SH-14 equals a snapshot taken anywhere and the tail after it, and a snapshot survives its own reading', () => {
    fc.assert(
      fc.property(scripts, fc.nat(), (script, n) => {
        const log = play(script);
        const at = n % (log.entries.length + 1);
        const early = directoryToSnapshot(log.follow(emptyDirectory(), log.entries.slice(0, at)));
        const loaded = directoryFromSnapshot(early)!;
        expect(directoryToSnapshot(loaded)).toBe(early);
        log.follow(loaded, log.entries.slice(at));
        expect(directoryToSnapshot(loaded)).toBe(directoryToSnapshot(log.follow()));
        expect(indexes(loaded)).toEqual(indexes(log.follow()));
      }),
      runs,
    );
  });

  it('then every session and every link it finds is one that its account holds, and the other way round', () => {
    fc.assert(
      fc.property(scripts, (script) => {
        const directory = play(script).follow();
        const known = [...directory.people.values()].filter((p) => p.situation !== 'unknown');
        const held = known.flatMap((p) => Object.keys(p.sessions).map((s) => [s, p.personId]));
        const links = known.flatMap((p) => (p.invitation ? [p.invitation.tokenHash] : []));
        expect([...directory.sessions].toSorted()).toEqual(held.toSorted());
        expect([...directory.links.keys()].toSorted()).toEqual([...new Set(links)].toSorted());
      }),
      runs,
    );
  });

  it('given a snapshot of another version, of something else or broken, then it is not taken', () => {
    const good = JSON.parse(directoryToSnapshot(signedIn().follow())) as Record<string, unknown>;
    for (const bad of [{ ...good, version: 1 }, { ...good, name: 'network' }, { ...good, people: null }, null, 7]) {
      expect(directoryFromSnapshot(JSON.stringify(bad))).toBeNull();
    }
    expect(directoryFromSnapshot('{"name":"direc')).toBeNull();
  });
});
