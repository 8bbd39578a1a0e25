import { generateKeyPairSync } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { HANGS_MS } from '@safe-haven/jest-preset/waiting';
import type { Config } from '../environment/config.ts';
import { fileOf, loadSnapshots } from '../feed/snapshots.ts';
import { sqliteLog, withFolder } from '../privacy/keys/testing/given.ts';
import { PEOPLE, testConfig } from '../testing/http-program.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { Program } from '../testing/program.ts';
import { readAnchors } from './anchors/anchor.ts';

const AUDITOR = { person: 'aud', role: 'auditor', organisation: null, country: null } as const;
const VERA = { person: 'vera', role: 'hotline', organisation: 'SOS', country: 'RS' } as const;
const ALL = { from: '2026-01-01T00:00:00.000Z', to: '2027-01-01T00:00:00.000Z' };

describe('a program that is started again', () => {
  it(
    'given a snapshot, then the trail is complete without a replay, and each start and end has an anchor',
    withFolder(async (folder) => {
      const dataDir = join(folder, 'data');
      const anchors = { file: join(folder, 'anchors'), keyFile: join(folder, 'key') };
      const { privateKey } = generateKeyPairSync('ed25519');
      await writeFile(anchors.keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
      const config: Config = { ...testConfig, dataDir, eventStore: { kind: 'sqlite' }, anchors };
      const clock = new ManualClock();
      const run = async (during: (program: Program) => Promise<void>) => {
        const program = await Program.of(config, clock, await sqliteLog(dataDir), { people: PEOPLE, seed: false });
        await program.start();
        await during(program);
        const { entries } = await program.audit.find(AUDITOR, ALL, 10_000);
        await program.stop();
        const written = await loadSnapshots(dataDir, { logId: program.store.logId, head: program.feed.position });
        expect(written['audit-trail']?.position).toBe(program.feed.position);
        return entries;
      };
      const reveal = (shelterId: string) => async (program: Program) => {
        const event = { type: 'AddressRevealed', shelterId, organisation: 'Atina', purpose: 'delivery' } as const;
        const recorded = await program.accessLog.append({ ...event, requestId: null }, VERA);
        if (recorded.kind === 'done') await program.feed.waitFor(recorded.position, HANGS_MS);
      };
      const first = await run(reveal('lipa'));
      const second = await run(reveal('jasen'));
      expect(first.length).toBeGreaterThan(PEOPLE.length * 3);
      expect(second.slice(1)).toEqual(first);
      expect(second[0]).toMatchObject({ type: 'AddressRevealed', about: { id: 'jasen' } });
      await rm(fileOf(dataDir, 'audit-trail'));
      expect(await run(async () => undefined)).toEqual(second);
      const read = readAnchors(await readFile(anchors.file, 'utf8'));
      if (!read.ok) throw new Error(read.sentence);
      expect(read.anchors).toHaveLength(6);
    }),
  );
});
