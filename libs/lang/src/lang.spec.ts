import { describe, expect, it } from '@jest/globals';
import { compare, offsetsOf, own, same, unreachable, without } from './index.ts';

describe('what the language lacks', () => {
  it('a case that was missed says which', () => {
    expect(() => unreachable('other' as never)).toThrow('"other"');
  });

  it('an inherited key is not the record’s own', () => {
    expect(own<unknown>({}, 'constructor')).toBeUndefined();
    expect(own({ a: 1 }, 'a')).toBe(1);
  });

  it('a record without a key that it has not is the same record', () => {
    const record = { a: 1, b: 2 };
    expect(without(record, 'c')).toBe(record);
    expect(without(record, 'a')).toEqual({ b: 2 });
    expect(record).toEqual({ a: 1, b: 2 });
  });

  it('values are the same whatever the order of their keys, and no others', () => {
    expect(same({ a: [1, { b: null }], c: 'x' }, { c: 'x', a: [1, { b: null }] })).toBe(true);
    for (const other of [{ a: [1] }, { a: [1, 2], b: undefined }, { toString: [1, 2] }, [1, 2], null, 'a'])
      expect(same({ a: [1, 2] }, other)).toBe(false);
  });

  it('strings stand in the order of their code units', () => {
    expect(['b', 'a', 'B', 'a'].toSorted(compare)).toEqual(['B', 'a', 'a', 'b']);
  });

  it.each([
    ['Europe/Belgrade', '2026-01-15T12:00:00Z', 60],
    ['Europe/Belgrade', '2026-07-15T12:00:00Z', 120],
    ['America/St_Johns', '2026-01-15T12:00:00Z', -210],
    ['UTC', '2026-01-15T12:00:00Z', 0],
  ])('how many minutes east of Greenwich the clocks of %s are at %s: %i', (timezone, instant, minutes) => {
    expect(offsetsOf(timezone)?.(Date.parse(instant))).toBe(minutes * 60_000);
  });

  it('a zone that nobody knows has no offset', () => {
    expect(offsetsOf('Europe/Atlantis')).toBeNull();
  });

  it('names of no zone, however many are asked for, keep no zone out of what is remembered', () => {
    for (let i = 0; i < 1_001; i++) offsetsOf(`Europe/Atlantis-${i}`);
    expect(offsetsOf('Europe/Skopje')).toBe(offsetsOf('Europe/Skopje'));
  });
});
