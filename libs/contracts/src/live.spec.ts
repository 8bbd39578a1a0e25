import { describe, expect, it } from '@jest/globals';
import { applyUpdate, fromSnapshot, resync, snapshot, update } from './live.ts';
import type { BandedRow, Row } from './rows.ts';

const rowOf = (shelterId: string, band: BandedRow['places']['band'] = '1'): Row => ({
  view: 'banded',
  shelterId,
  name: shelterId,
  organisation: 'Atina',
  country: 'RS',
  area: { id: 'rs-nis', name: 'Niš', point: [21.9, 43.32] },
  kind: 'crisis',
  mode: 'kept',
  intake: { state: 'open' },
  places: { band, together: '1' },
  freshness: 'fresh',
});
const at = (n: number) => String(n).padStart(16, '0');
const heldNow = () => fromSnapshot({ protocol: 1, logId: 'log', position: at(10), rows: [rowOf('a'), rowOf('b')] });
const updateOf = (from: number, to: number, rows: Row[] = [rowOf('a', '0')], gone?: string[]) => ({
  from: at(from),
  position: at(to),
  rows,
  ...(gone ? { gone } : {}),
});

describe('an update applied to the client’s rows', () => {
  it.each([
    ['SH-14 the next one is applied', updateOf(10, 12), 'applied'],
    ['SH-14 an overlap is applied: rows are whole', updateOf(4, 12), 'applied'],
    ['SH-14 a repeat changes nothing', updateOf(4, 10), 'repeat'],
    ['SH-14 an older one changes nothing', updateOf(2, 6), 'repeat'],
    ['SH-14 one that starts later shows a gap', updateOf(11, 12), 'gap'],
  ])('%s', (_what, given, outcome) => {
    expect(update.parse(given)).toEqual(given);
    expect(applyUpdate(heldNow(), given).outcome).toBe(outcome);
  });

  it('replaces rows, adds new ones, drops removed ones, and returns the previous ones', () => {
    const applied = applyUpdate(heldNow(), updateOf(10, 12, [rowOf('a', '0'), rowOf('c')], ['b']));
    if (applied.outcome !== 'applied') throw new Error(applied.outcome);
    expect(applied.changed).toEqual([
      { before: rowOf('a'), after: rowOf('a', '0') },
      { before: undefined, after: rowOf('c') },
    ]);
    expect(applied.gone).toEqual(['b']);
    expect(applied.board.position).toBe(at(12));
    expect([...applied.board.rows]).toEqual([
      ['a', rowOf('a', '0')],
      ['c', rowOf('c')],
    ]);
  });

  it('keeps the order of rows, and ignores repeats and gaps', () => {
    const board = heldNow();
    for (const refused of [updateOf(4, 10), updateOf(11, 12)]) applyUpdate(board, refused);
    expect([...board.rows]).toEqual([...heldNow().rows]);
    const applied = applyUpdate(board, updateOf(10, 11, [rowOf('b', '0')]));
    expect(applied.outcome === 'applied' && [...applied.board.rows.keys()]).toEqual(['a', 'b']);
  });

  it('reaches the head of the log, applied one by one or in overlapping bursts', () => {
    const steps = [10, 11, 12, 13, 14].slice(1).map((n) => updateOf(n - 1, n, [rowOf('a', n % 2 ? '0' : '4+')]));
    const burst = updateOf(9, 14, [rowOf('a', '4+')]);
    const oneByOne = steps.reduce((board, u) => {
      const applied = applyUpdate(board, u);
      return applied.outcome === 'applied' ? applied.board : board;
    }, heldNow());
    const once = applyUpdate(heldNow(), burst);
    expect(once).toMatchObject({ outcome: 'applied', board: oneByOne });
    expect(applyUpdate(oneByOne, burst)).toEqual({ outcome: 'repeat' });
  });
});

describe('messages of a socket', () => {
  it.each([[{}], [{ after: at(3) }]])('%j requests a snapshot', (message) => {
    expect(resync.safeParse(message).success).toBe(true);
  });

  it.each([[null], ['resync'], [[]], [{ after: 3 }], [{ after: '-1' }], [{ after: '9'.repeat(41) }], [{ x: 1 }]])(
    '%j is refused',
    (message) => {
      expect(resync.safeParse(message).success).toBe(false);
    },
  );

  it('a snapshot without a position is refused by the client too', () => {
    expect(snapshot.safeParse({ protocol: 1, logId: 'log', rows: [] }).success).toBe(false);
  });
});
