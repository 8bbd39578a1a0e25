import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { cp, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { KINDS, type Kind, WRITTEN_WHERE } from '@safe-haven/contracts';
import type { Sealed } from '@safe-haven/domain';
import type { Config } from '../environment/config.ts';
import { COOKIE_PLAIN } from '../identity/authentication.ts';
import { activatedByPassword, invited } from '../identity/testing/invited.ts';
import { everything, sqliteLog, withFolder } from '../privacy/keys/testing/given.ts';
import { CaseworkProgram } from '../requests/testing/casework-program.ts';
import { type HttpProgram, PEOPLE, startHttpProgram, testConfig } from '../testing/http-program.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { Program } from '../testing/program.ts';
import { post, steppedUp } from '../testing/second-factor.ts';

const AROUND = { people: PEOPLE, seed: false };
const PURPOSES = ['address', 'meeting_point', 'profile', 'criteria', 'details', 'push', 'secret'];
const configOn = (dataDir: string, keys: Partial<Config>): Config => ({
  ...testConfig,
  masterKey: null,
  dataDir,
  eventStore: { kind: 'sqlite' },
  ...keys,
});

/** A program with its key elsewhere and sealed data of every kind, and a copy of its data folder. */
async function copied(folder: string): Promise<{ copy: string; keyFile: string }> {
  const [dataDir, copy, keyFile] = [join(folder, 'data'), join(folder, 'copy'), join(folder, 'master.key')];
  await writeFile(keyFile, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
  const config = configOn(dataDir, { masterKeyFile: keyFile });
  const haven = await startHttpProgram(await sqliteLog(dataDir), new ManualClock(), config);
  await haven.registerShelter('lipa');
  const cookie = await steppedUp(haven, 'ana');
  await post(`${haven.url}/api/shelters/lipa/record-address`, { address: 'Old Road 1' }, { cookie });
  await post(`${haven.url}/api/shelters/lipa/record-address`, { address: 'New Road 2' }, { cookie });
  await post(`${haven.url}/api/shelters/lipa/record-meeting-point`, { meetingPoint: 'Kiosk' }, { cookie });
  const as = { name: 'Zorislava', email: 'zora@example.org' };
  await activatedByPassword(haven, await invited(haven, 'zora', {}, as), as);
  await invited(haven, 'mira', {}, { name: 'Miroslava', email: 'mira@example.org' });
  await new CaseworkProgram(haven).request('r1', ['lipa']);
  await haven.served.close();
  await cp(dataDir, copy, { recursive: true });
  return { copy, keyFile };
}

/** Every sealed box in a log, wherever it occurs. */
async function boxesIn(dataDir: string): Promise<Sealed[]> {
  const store = await sqliteLog(dataDir);
  const boxes: Sealed[] = [];
  for (const event of await everything(store)) {
    JSON.stringify(event, (_, value: unknown) => {
      if (typeof value === 'object' && value !== null && 'box' in value) boxes.push(value as Sealed);
      return value;
    });
  }
  await store.close();
  return boxes;
}

/** How many boxes a program on that folder can open, whatever their kind. */
async function openedWith(config: Config): Promise<number> {
  const boxes = await boxesIn(config.dataDir);
  const program = await Program.of(config, new ManualClock(), await sqliteLog(config.dataDir), AROUND);
  let opened = 0;
  for (const box of boxes) {
    for (const purpose of PURPOSES) {
      if ((await program.keys.keyring.open(box, purpose)).outcome === 'opened') opened += 1;
    }
  }
  await program.stop();
  return opened;
}

const startedOn = async (config: Config): Promise<string | null> => {
  const program = await Program.of(config, new ManualClock(), await sqliteLog(config.dataDir), AROUND);
  const refused = await program.start().then(
    () => null,
    (error: Error) => error.message,
  );
  await program.stop();
  return refused;
};

describe('KP-5: given a copy of the data folder without the master key', () => {
  it(
    'then nothing sealed opens, under no key derived from the folder, and no program starts on it',
    withFolder(async (folder) => {
      const { copy, keyFile } = await copied(folder);
      expect((await readdir(copy)).filter((name) => name === 'master.key')).toEqual([]);
      const own = { masterKey: randomBytes(32).toString('base64') };
      expect(await openedWith(configOn(copy, own))).toBe(0);
      expect(await startedOn(configOn(copy, own))).toContain('opens nothing in this log');
      expect(await startedOn(configOn(copy, {}))).toContain('The master key of this log is not at');
      expect(await readdir(copy)).not.toContain('master.key');
      // With the key it does: two of three boxes of the vault, three accounts and more.
      expect(await openedWith(configOn(copy, { masterKeyFile: keyFile }))).toBeGreaterThan(5);
    }),
  );

  it(
    'then its hashes of sessions, links and tokens sign nobody in, not even at the original program',
    withFolder(async (folder) => {
      const { copy, keyFile } = await copied(folder);
      const eventsText = JSON.stringify(await eventsOf(copy));
      const hashes = [...eventsText.matchAll(/"(?:sessionId|tokenHash)":"([^"]+)"/g)].map(([, hash]) => hash!);
      expect(hashes.length).toBeGreaterThan(2);
      const config = configOn(copy, { masterKeyFile: keyFile });
      const haven = await startHttpProgram(await sqliteLog(copy), new ManualClock(), config);
      try {
        for (const hash of new Set(hashes)) expect([hash, await letsIn(haven, hash)]).toEqual([hash, []]);
      } finally {
        await haven.served.close();
      }
    }),
  );

  it(
    'then it contains in the clear what SECURITY.md lists, and no more',
    withFolder(async (folder) => {
      const { copy } = await copied(folder);
      await rm(join(copy, 'log.sqlite.keys'));
      const files = await Promise.all((await readdir(copy)).map((name) => readFileSync(join(copy, name))));
      // Three letters occur in ciphertext by chance now and then.
      for (const word of [
        'Old Road',
        'New Road',
        'Kiosk',
        'Zorislava',
        'zora@example.org',
        'Miroslava',
        'pregnantMonth',
        '"xzq"',
      ])
        expect([word, files.some((bytes) => bytes.includes(word))]).toEqual([word, false]);
      for (const word of ['House lipa', 'Family room', 'Atina'])
        expect([word, files.some((bytes) => bytes.includes(word))]).toEqual([word, true]);
      const security = readFileSync(join(import.meta.dirname, '../../../../docs/SECURITY.md'), 'utf8');
      const [, clearText = ''] = security.split('A copied data folder, without the key, tells in the clear:');
      const list = clearText.split('\n\n')[1] ?? '';
      const clear = (Object.keys(KINDS) as Kind[]).filter((kind) =>
        [WRITTEN_WHERE[kind].log, WRITTEN_WHERE[kind].snapshot].includes('clear'),
      );
      expect(clear.filter((kind) => !list.includes(`- ${KINDS[kind]}`))).toEqual([]);
      const others = (Object.keys(KINDS) as Kind[]).filter((kind) => !clear.includes(kind));
      expect(others.filter((kind) => list.includes(KINDS[kind]))).toEqual([]);
    }),
  );
});

async function eventsOf(dataDir: string): Promise<unknown[]> {
  const store = await sqliteLog(dataDir);
  const events = await everything(store);
  await store.close();
  return events;
}

/** The sign-in methods for which a stolen hash is tried. */
async function letsIn(haven: HttpProgram, hash: string): Promise<string[]> {
  const asCookie = await fetch(`${haven.url}/api/me`, { headers: { cookie: `${COOKIE_PLAIN}=${hash}` } });
  const asToken = await fetch(`${haven.url}/api/me`, { headers: { authorization: `Bearer ${hash}` } });
  const asLink = await post(`${haven.url}/api/activation/totp`, { token: hash }, {});
  const methods = { cookie: asCookie.status, token: asToken.status, link: asLink.status };
  return Object.entries(methods).flatMap(([method, status]) => (status < 400 ? [method] : []));
}
