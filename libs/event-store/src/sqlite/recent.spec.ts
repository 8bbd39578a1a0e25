import { describe, expect, it } from '@jest/globals';
import { canonicalBody } from '../chain.ts';
import { note } from '../contract/note.ts';
import type { Codec } from '../port.ts';
import type { Stored } from '../stored.ts';
import { Recent } from './recent.ts';

let parses = 0;
const codec: Codec<unknown> = {
  read(_type, _version, event) {
    parses += 1;
    return { ok: true, event };
  },
};

const stored = (position: number, text = '', stream = 'shelter-a'): Stored => ({
  position,
  previous: 0,
  stream,
  revision: position,
  hash: '',
  body: canonicalBody(note(text)),
});

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => stored(from + i));
const positions = (recent: Recent<unknown>, after: number, limit = 10_000) =>
  recent.after(after, limit)?.map((event) => Number(event.position)) ?? null;

describe('the recent events', () => {
  it('given events since the start, then they come from memory, and older ones have to be read', () => {
    const recent = new Recent(codec, 10);
    expect(positions(recent, 10)).toEqual([]);
    recent.push(range(11, 15));
    expect(positions(recent, 12)).toEqual([13, 14, 15]);
    expect(positions(recent, 10, 2)).toEqual([11, 12]);
    expect(positions(recent, 15)).toEqual([]);
    expect(positions(recent, 9)).toBeNull();
  });

  it('given several who follow, then an event is parsed once and goes to all', () => {
    const recent = new Recent(codec, 0);
    recent.push(range(1, 3));
    parses = 0;
    const [first, second] = [recent.after(0, 10), recent.after(0, 10)];
    expect(parses).toBe(3);
    expect(first?.[1]).toBe(second?.[1]);
  });

  it('given very many events, then only the last ones are kept, each in its place', () => {
    const recent = new Recent(codec, 0);
    for (let at = 1; at < 10_000; at += 100) recent.push(range(at, at + 99));
    const oldest = [...Array(10_000).keys()].find((after) => recent.after(after, 1) !== null) ?? 0;
    expect(oldest).toBeGreaterThan(5_900);
    expect(positions(recent, oldest, 1)).toEqual([oldest + 1]);
    expect(positions(recent, 9_998)).toEqual([9_999, 10_000]);
  });

  it('given large events, then the bytes are bounded too', () => {
    const recent = new Recent(codec, 0);
    for (let at = 1; at <= 500; at++) recent.push([stored(at, 'x'.repeat(60_000))]);
    expect(recent.after(350, 1)).toBeNull();
    expect(positions(recent, 499)).toEqual([500]);
  });

  it('given a forgotten stream, then its events are left out and the others stay in their places', () => {
    const recent = new Recent(codec, 0);
    recent.push([stored(1), stored(2, '', 'key-1'), stored(3)]);
    expect(positions(recent, 0)).toEqual([1, 2, 3]);
    recent.forget('key-1');
    expect(positions(recent, 0)).toEqual([1, 3]);
    expect(positions(recent, 1)).toEqual([3]);
  });
});
