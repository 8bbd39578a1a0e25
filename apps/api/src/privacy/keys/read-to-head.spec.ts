import { describe, expect, it } from '@jest/globals';
import { readToHead } from '@safe-haven/event-store';
import { appendEvent, everything, keyringOn, memoryLog } from './testing/given.ts';

const loggedIn = { type: 'LanguageChosen', language: 'sr' };

describe('the log up to now', () => {
  it('given an empty log, then it ends at once', async () => {
    expect(await everything(memoryLog())).toEqual([]);
  });

  it('given events that arrive meanwhile, then it ends where the log ended at the call', async () => {
    const store = memoryLog();
    for (let i = 0; i < 3; i++) await appendEvent(store, 'person-a', loggedIn);
    let seen = 0;
    for await (const _ of readToHead(store)) {
      seen += 1;
      await appendEvent(store, 'person-a', loggedIn);
    }
    expect(seen).toBe(3);
  });

  it('given a last event that is forgotten while it is read, then it ends all the same', async () => {
    const store = memoryLog();
    for (let i = 0; i < 2; i++) await appendEvent(store, 'person-a', loggedIn);
    await keyringOn(store).seal('person-a', 'x', 1);
    const types: string[] = [];
    for await (const { type } of readToHead(store)) {
      types.push(type);
      await store.forget('key-person-a.1');
    }
    expect(types.slice(0, 2)).toEqual(['LanguageChosen', 'LanguageChosen']);
  });
});
