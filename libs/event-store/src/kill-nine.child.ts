import { writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { contractCodec } from './contract/codec.ts';
import { note } from './contract/note.ts';
import { openSqliteStore } from './sqlite/sqlite-store.ts';
import { randomFrom } from './testing/random.ts';

/**
 * The process that is killed: many writers on one log, each printing every acknowledgement as `stream revision position`.
 * It runs until it is killed.
 */
const [path = '', seed = '1'] = process.argv.slice(2);
const store = await openSqliteStore({ path, codec: contractCodec });
const random = randomFrom(Number(seed));
// What is killed does not come to write it at its end.
flushCompileCache();
writeSync(1, 'ready\n');

async function write(stream: string): Promise<never> {
  let { revision } = await store.read(stream);
  for (;;) {
    const events = Array.from({ length: 1 + Math.floor(random() * 3) }, () =>
      note('x'.repeat(Math.floor(random() * 2_000))),
    );
    const result = await store.append(stream, events, revision);
    if (result.outcome !== 'appended') throw new Error(JSON.stringify(result));
    revision = result.revision;
    writeSync(1, `${stream} ${revision} ${result.position}\n`);
  }
}

const streams = Array.from({ length: 24 }, (_, i) => (i % 8 === 7 ? `key-${i}` : `shelter-${i}`));
await Promise.all(streams.map(write));
