/** @jest-environment node */
import { describe, expect, it } from '@jest/globals';
import { emptyProfile } from '@safe-haven/contracts/exchange';
import { type Reader, readerOn } from './reader.ts';
import { serve } from './serve.ts';

const FOR_ALL = { organisation: 'Atina', country: 'RS', area: 'Niš' };
const how = (known = []) => ({
  profile: { ...emptyProfile('daily_counts'), forAll: FOR_ALL },
  ...{ known, now: Date.parse('2026-11-27T12:00:00Z') },
});

/** A `Reading` behind a message port, as in a worker. */
async function reading<T>(work: (reader: Reader, shares: readonly number[]) => Promise<T>): Promise<T> {
  const { port1, port2 } = new MessageChannel();
  const shares: number[] = [];
  serve(port1, (error) => expect(error).toBeUndefined());
  const reader = readerOn(port2, { onShare: (share) => shares.push(share), end: () => undefined });
  try {
    return await work(reader, shares);
  } finally {
    reader.close();
  }
}
/** A file made of many chunks. */
const fileOf = (lines: readonly string[]) =>
  new Blob(['date,shelter,occupied\n', ...lines.map((line) => `${line}\n`)].map((line) => new Blob([line])));

describe('IM-7: given a file that is read in a worker', () => {
  it('when it is long, then its progress is reported, and its shelters come one by one', async () => {
    const nights = Array.from({ length: 30_000 }, (_, i) => `2025-0${1 + (i % 9)}-01,House ${Math.floor(i / 9)},3`);
    await reading(async (reader, shares) => {
      const opened = await reader.open(fileOf(nights));
      expect(opened).toMatchObject({ top: { length: 200 } });
      expect([shares.length > 50, shares.length <= 100, shares.at(-1)! > 0.98]).toEqual([true, true, true]);
      expect(shares).toEqual(shares.toSorted((a, b) => a - b));
      const summary = await reader.understand(how());
      expect([summary.lines, summary.shelters, summary.shown.length, summary.faults]).toEqual([30_000, 3_334, 12, 0]);
      let lines = 0;
      for await (const { steps } of reader.shelters()) for (const step of steps) lines += step.lines.length;
      expect(lines).toBe(30_000);
    });
  });

  it('when many of its lines are bad, then the page has the first of them, and all when it asks', async () => {
    const bad = Array.from({ length: 12_001 }, (_, i) => `2025-01-01,House ${i},many`);
    await reading(async (reader) => {
      await reader.open(fileOf(bad));
      const summary = await reader.understand(how());
      expect([summary.faults, summary.firstFaults.length]).toEqual([12_001, 20]);
      const lines: number[] = [];
      for await (const { line } of reader.faults()) lines.push(line);
      expect([lines.length, lines.at(-1)]).toEqual([12_001, 12_002]);
    });
  });

  it('when it is stopped, then the work ends, and nothing is answered any more', async () => {
    const { port1, port2 } = new MessageChannel();
    const received: string[] = [];
    const reader = readerOn(port2, { onShare: () => received.push('share'), end: () => received.push('ended') });
    void reader.open(fileOf([])).then(() => received.push('answered'));
    reader.close();
    // Messages to a closed port are dropped.
    port1.postMessage({ share: 1 });
    await new Promise((resolve) => setImmediate(resolve));
    expect(received).toEqual(['ended']);
  });

  it.each([
    [
      'UTF-16, as spreadsheets write "Unicode text"',
      Buffer.from('\uFEFFnight\thouse\ttaken\n', 'utf16le'),
      ['night', 'house', 'taken'],
    ],
    ['an old code page', Buffer.from('ku\u0107a;6'.replace('\u0107', '\u00E6'), 'latin1'), ['kuća', '6']],
    ['bytes that are no text', Buffer.from([0x61, 0xff, 0x00, 0x0a]), null],
    ['nothing', Buffer.alloc(0), undefined],
    ['an archive that is no workbook', Buffer.from('PK\u0003\u0004'), null],
  ])('when it is %s, then it is read or said not to be', async (_, bytes, cells) => {
    const opened = await reading((reader) => reader.open(new Blob([bytes])));
    expect(opened === null || opened === 'too_large' ? opened : opened.top[0]?.cells).toEqual(cells);
  });
});
