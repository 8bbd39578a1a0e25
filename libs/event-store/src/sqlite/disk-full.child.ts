import { randomUUID } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { contractCodec } from '../contract/codec.ts';
import { note } from '../contract/note.ts';
import { openSqliteStore } from './sqlite-store.ts';

/**
 * Writes until it is refused, makes room by removing `ballast`, and writes again; then says as JSON what it saw.
 * Run where the disk is really full, or where a file may really not grow: nothing here is pretended.
 */
const [path = '', ballast = ''] = process.argv.slice(2);
const store = await openSqliteStore({ path, codec: contractCodec });
const acknowledged: string[] = [];

async function writeUntilRefused(): Promise<string> {
  for (;;) {
    const stream = `shelter-${randomUUID()}`;
    const result = await store.append(stream, [note('x'.repeat(3_000)), note('y'.repeat(3_000))], 0);
    if (result.outcome === 'appended') acknowledged.push(stream);
    else return 'reason' in result && result.outcome === 'refused' ? result.reason : result.outcome;
  }
}

const first = await writeUntilRefused();
const atFirst = acknowledged.length;
const second = await writeUntilRefused();
const readable = (await store.read(acknowledged[0] ?? '')).revision;
if (existsSync(ballast)) rmSync(ballast);
const third = await writeUntilRefused();
const missing = (await Promise.all(acknowledged.map((stream) => store.read(stream)))).filter(
  (s) => s.revision !== 2,
).length;
const broken = await store.verify();
const afterwards = acknowledged.length - atFirst;
process.stdout.write(JSON.stringify({ first, second, third, readable, atFirst, afterwards, missing, broken }));
