import { afterEach, describe, expect, it } from '@jest/globals';
import type { HavenEvent } from '@safe-haven/domain';
import { type EventStore, readToHead } from '@safe-haven/event-store';
import { HANGS_MS } from '@safe-haven/jest-preset/waiting';
import { memoryStore, testConfig } from '../../testing/http-program.ts';
import { ManualClock } from '../../testing/manual-clock.ts';
import { Program } from '../../testing/program.ts';
import { RefusingStore } from '../../testing/refusing-store.ts';
import { invitationHashOf } from '../credentials/invitations.ts';
import { firstAdministratorLink } from './first-administrator.ts';

const HOUR = 3_600_000;
const PROGRAM = { person: 'system:start', role: 'service', organisation: null, country: null } as const;
const running: Program[] = [];

async function started(store: EventStore<HavenEvent>, clock = new ManualClock(), demo = false): Promise<Program> {
  const config = { ...testConfig, demo };
  const program = await Program.of(config, clock, store, { people: [], seed: false });
  await program.start();
  running.push(program);
  return program;
}
afterEach(async () => {
  for (const program of running.splice(0)) await program.stop();
});

const hashIn = (link: string) => invitationHashOf(new URL(link).hash.slice(1))!;
const opens = (program: Program, link: string) => program.directory.directory.links.get(hashIn(link));
async function activate(program: Program, personId: string, link: string): Promise<void> {
  const profile = await program.names.seal(personId, { name: 'Ada', email: 'ada@example.org' });
  const credentials = [{ credentialId: 'c1', kind: 'passkey', secret: profile }] as const;
  const command = { type: 'activate', tokenHash: hashIn(link), profile, credentials } as const;
  await program.administration.do(PROGRAM, personId, command);
}

describe('given a program that nobody administers', () => {
  it('when it starts, then one link for the first administrator is good for 72 hours, and no log holds it', async () => {
    const [store, clock] = [memoryStore(), new ManualClock()];
    const program = await started(store, clock);
    const made = (await firstAdministratorLink(program))!;
    expect(Date.parse(made.expiresAt) - clock.now()).toBe(72 * HOUR);
    expect(opens(program, made.link)).toBe(made.personId);
    const person = program.directory.person(made.personId)!;
    expect(Object.values(person.grants)).toMatchObject([{ role: 'administrator' }]);
    expect(person).toMatchObject({ situation: 'invited', profile: null });
    for await (const event of readToHead(store)) expect(JSON.stringify(event)).not.toContain(made.link.split('#')[1]);
  });

  it('when it starts again, then there is a new link and the one before leads nowhere', async () => {
    const program = await started(memoryStore());
    const first = (await firstAdministratorLink(program))!;
    const second = (await firstAdministratorLink(program))!;
    expect(second.personId).toBe(first.personId);
    expect([opens(program, first.link), opens(program, second.link)]).toEqual([undefined, first.personId]);
  });

  it('when three start at once, then in the end one link works, for one account', async () => {
    const store = memoryStore();
    const programs = [await started(store), await started(store), await started(store)];
    const made = (await Promise.all(programs.map((program) => firstAdministratorLink(program)))).map((m) => m!);
    for (const program of programs) {
      await program.feed.waitFor(await store.head(), HANGS_MS);
      expect(made.filter((m) => opens(program, m.link))).toHaveLength(1);
      expect(program.directory.people()).toHaveLength(1);
      expect(Object.values(program.directory.people()[0]!.grants)).toHaveLength(1);
    }
  });

  it('when somebody has used it, then there is no link any more', async () => {
    const program = await started(memoryStore());
    const made = (await firstAdministratorLink(program))!;
    await activate(program, made.personId, made.link);
    expect(await firstAdministratorLink(program)).toBeNull();
  });

  it('when the data of the only one was erased, then nobody can sign in to administer, and there is a link', async () => {
    const store = memoryStore();
    const program = await started(store);
    const made = (await firstAdministratorLink(program))!;
    await activate(program, made.personId, made.link);
    await program.keys.operations.erase(
      { kind: 'person', id: made.personId, reason: 'asked', dryRun: false, last: true },
      PROGRAM,
    );
    await program.feed.waitFor(await store.head(), HANGS_MS);
    const next = (await firstAdministratorLink(program))!;
    expect(next.personId).toBe('first-administrator-2');
    expect(opens(program, next.link)).toBe(next.personId);
  });

  it('when the log refuses appends, then that is a failure, and no unusable link is returned', async () => {
    const store = new RefusingStore();
    const program = await started(store);
    store.refuses = { prefix: 'person-', how: 'unavailable' };
    await expect(firstAdministratorLink(program)).rejects.toThrow('store_unavailable');
  });

  it('when the first account was closed or lost the role, then another one gets the link', async () => {
    const program = await started(memoryStore());
    const first = (await firstAdministratorLink(program))!;
    await program.administration.do(PROGRAM, first.personId, { type: 'disable-person', reason: 'other' });
    const second = (await firstAdministratorLink(program))!;
    expect(second.personId).toBe('first-administrator-2');
    expect(opens(program, second.link)).toBe(second.personId);
  });
});

describe('given the demo', () => {
  it('when it starts, then there is no such link', async () => {
    expect(await firstAdministratorLink(await started(memoryStore(), new ManualClock(), true))).toBeNull();
  });
});
