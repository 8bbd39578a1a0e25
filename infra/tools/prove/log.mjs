import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openSqliteStore } from '@safe-haven/event-store';
import { print } from '../run.mjs';

/** The chain is over the stored bytes: what is in an event need not be understood to prove that nobody changed it. */
const unread = { read: (_type, _version, data) => ({ ok: true, event: data }) };

/** Reads a whole log and checks its hash chain, its positions and its index. The program must not run meanwhile. */
export async function prove([folder = process.env.HAVEN_DATA_DIR ?? './data']) {
  const path = join(resolve(folder), 'log.sqlite');
  if (!existsSync(path)) {
    print(`There is no log in ${folder}.`);
    return false;
  }
  try {
    const store = await openSqliteStore({ path, codec: unread });
    let events = 0;
    const broken = await store.verify((seen) => {
      events = seen;
    });
    const head = await store.head();
    await store.close();
    print(broken ? `Broken: ${JSON.stringify(broken)}` : `${events} events, whole up to position ${head}.`);
    return broken === null;
  } catch (error) {
    print(error.message);
    return false;
  }
}
