import { describe, expect, it } from '@jest/globals';
import { contractCodec, type Noted } from '../contract/codec.ts';
import { everything, noted } from '../contract/given.ts';
import type { LogEvent } from '../port.ts';
import { createMemoryStore } from './memory-store.ts';
import { PassedOnLog } from './passed-on.ts';

describe('a log in memory that is passed on', () => {
  it('has what it was given, in order and up to its head, and what comes while it is followed', async () => {
    const store = createMemoryStore({ codec: contractCodec });
    await noted(store, 'shelter-a', 0, 'one', 'two');
    await noted(store, 'shelter-b', 0, 'another');
    await noted(store, 'shelter-a', 2, 'three');
    const all = await everything(store);
    const log = new PassedOnLog<Noted>(store.logId);
    for (const event of all.slice(0, 3)) log.take(event);
    const [first] = all;
    const followed: LogEvent<Noted>[] = [];
    for await (const event of log.follow(first!.position, new AbortController().signal)) {
      followed.push(event);
      if (followed.length === 2) log.take(all[3]!);
      if (followed.length === 3) break;
    }
    expect(followed).toEqual(all.slice(1));
    expect(await log.head()).toBe(all[3]!.position);
    const { events } = await log.read('shelter-a', 1, all[3]!);
    expect(events).toEqual((await store.read('shelter-a', 1)).events);
    await log.close();
  });
});
