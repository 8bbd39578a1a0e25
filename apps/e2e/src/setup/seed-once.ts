import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../given/server.ts';

/** Lets the program seed its demo network once; every test starts from a copy of that folder. */
export default async function seedOnce(): Promise<void> {
  const server = await startServer();
  await server.stop();
  const seeded = mkdtempSync(join(tmpdir(), 'haven-seeded-'));
  cpSync(server.dataDir, seeded, { recursive: true });
  await server.dispose();
  process.env['HAVEN_E2E_SEEDED'] = seeded;
}
