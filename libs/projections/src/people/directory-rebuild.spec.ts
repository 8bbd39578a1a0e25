import { describe, expect, it } from '@jest/globals';
import type { PersonCommand } from '@safe-haven/domain';
import fc from 'fast-check';
import {
  accesses,
  activate,
  grant,
  invite,
  issued,
  LATER,
  open,
  refused,
  rotate,
  signedIn,
} from '../testing/directory-facts.ts';
import { DirectoryLog, SEALED } from '../testing/directory-log.ts';
import { emptyDirectory, projectDirectory } from './directory.ts';
import { directoryFromSnapshot, directoryToSnapshot } from './snapshot.ts';

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
          // No two accounts have the same link: each hash is of a random token.
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
/** The indexes that a snapshot does not contain and that are rebuilt. */
const indexes = (directory: ReturnType<DirectoryLog['follow']>) => ({
  sessions: [...directory.sessions].toSorted(),
  links: [...directory.links].toSorted(),
});
const runs = { seed: 20_261_125, numRuns: 150 };

describe('a directory dropped and rebuilt', () => {
  it('SH-14 equals the live one byte for byte, with any repeats', () => {
    fc.assert(
      fc.property(scripts, fc.array(fc.nat(20), { minLength: 1, maxLength: 40 }), (script, repeats) => {
        const log = play(script);
        const live = emptyDirectory();
        for (const [i, entry] of log.entries.entries()) {
          projectDirectory(live, entry);
          const repeated = log.entries[i - (repeats[i % repeats.length] ?? 0)];
          if (repeated) expect(projectDirectory(live, repeated)).toBeNull();
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

  it('then every session and link it finds is one that its account has, and the other way round', () => {
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
