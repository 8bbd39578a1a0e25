import { describe, expect, it } from '@jest/globals';
import { connection } from '../../net/connection.ts';
import { at, bandedRow, exactRow, snapshotOf } from './board.fixture.ts';
import { given } from './board-client.given.ts';

describe('the board client', () => {
  it('holds the rows of a snapshot and its position', () => {
    const { client, socket, handshake } = given();
    expect(handshake()).toEqual({});
    socket.receive('snapshot', snapshotOf(7, [exactRow('lipa'), bandedRow('bukva')]));
    expect(client.board()?.position).toBe(at(7));
    expect([...client.board()!.rows.keys()]).toEqual(['lipa', 'bukva']);
    expect(handshake()).toEqual({ after: at(7), logId: 'log-1' });
    expect(connection.read()).toMatchObject({ link: 'up' });
  });

  it('LG-1: takes a board and its changes for what they are, and the word of the log alone for a sign of life', () => {
    const { socket, wait } = given();
    socket.receive('snapshot', snapshotOf(7, [exactRow('lipa')]));
    socket.receive('update', { from: at(7), position: at(8), rows: [exactRow('lipa', { free: 1 })] });
    expect(connection.read()).toMatchObject({ link: 'up', aliveAt: 0 });
    wait(90_000);
    socket.receive('heartbeat', { position: at(8), at: '2026-11-25T01:10:00.000Z', age: 40_000 });
    expect(connection.read()).toMatchObject({ link: 'up', aliveAt: 1_050_000 });
  });

  it('shows the board that was asked for before, says that it is no connection yet, and goes on from there', async () => {
    const early = Promise.resolve(snapshotOf(7, [exactRow('lipa')]));
    const { client, socket, handshake, changes } = given(early);
    await early;
    expect([...client.board()!.rows.keys()]).toEqual(['lipa']);
    expect(connection.read()).toMatchObject({ link: 'connecting', aliveAt: 0 });
    expect(client.newestAt()).toBeGreaterThan(0);
    expect(await handshake()).toEqual({ after: at(7), logId: 'log-1' });
    socket.receive('update', { from: at(7), position: at(8), rows: [exactRow('lipa', { free: 1 })] });
    expect(client.row('lipa')).toMatchObject({ places: { free: 1 } });
    expect([connection.read().link, changes.length, socket.sent]).toEqual(['up', 1, []]);
  });

  it('says when a house changed last: not when only the log went on, and also by what was missed on the way', () => {
    const rowOf = (minute: number, free: number) =>
      exactRow('lipa', { free, changedAt: `1970-01-01T00:${minute}:00.000Z` });
    const { client, socket, wait } = given();
    socket.receive('snapshot', snapshotOf(7, [rowOf(10, 3)]));
    expect(client.newestAt()).toBe(600_000);
    socket.receive('update', { from: at(7), position: at(8), rows: [] });
    expect(client.newestAt()).toBe(600_000);
    wait(60_000);
    socket.receive('update', { from: at(8), position: at(9), rows: [rowOf(16, 2)] });
    expect(client.newestAt()).toBe(1_060_000);
    socket.receive('disconnect', 'transport close');
    socket.receive('snapshot', snapshotOf(12, [rowOf(20, 1)]));
    expect(client.newestAt()).toBe(1_200_000);
  });

  it('lets an early board that comes late change nothing', async () => {
    let come = (_: unknown): void => undefined;
    const early = new Promise<unknown>((resolve) => {
      come = resolve;
    });
    const { client, socket } = given(early);
    socket.receive('snapshot', snapshotOf(9, [exactRow('lipa', { free: 0 })]));
    come(snapshotOf(7, [exactRow('lipa')]));
    await early;
    expect([client.board()?.position, client.row('lipa')]).toMatchObject([at(9), { places: { free: 0 } }]);
  });

  it.each([
    ['nothing', null],
    ['another protocol', { ...snapshotOf(7, []), protocol: 99 }],
    ['no board', { rows: 7 }],
  ])('waits for the connection where what came early is %s', async (_, answer) => {
    const early = Promise.resolve(answer);
    const { client, calls, handshake } = given(early);
    await early;
    expect([client.board(), await handshake(), calls.otherProtocol]).toEqual([null, {}, 0]);
  });

  it('sends its position only once the prefetched board is there, and does not wait long for it', async () => {
    let come = (_: unknown): void => undefined;
    const early = new Promise<unknown>((resolve) => {
      come = resolve;
    });
    const first = given(early, async () => null);
    const answer = first.handshake();
    come({ ...snapshotOf(7, [exactRow('lipa')]), asOf: '2026-11-25T01:00:00.000Z' });
    expect(await answer).toEqual({ after: at(7), logId: 'log-1', asOf: '2026-11-25T01:00:00.000Z', fetches: true });
    const other = given(new Promise(() => undefined));
    const without = other.handshake();
    other.timers[0]!();
    expect(await without).toEqual({});
  });

  it('fetches a snapshot on request, without a gap to updates received meanwhile', async () => {
    let answer = (_: unknown): void => undefined;
    const asked: string[] = [];
    const fetch = (position: string) =>
      new Promise<unknown>((resolve) => {
        asked.push(position);
        answer = resolve;
      });
    const { client, socket, handshake } = given(undefined, fetch);
    expect(handshake()).toEqual({ fetches: true });
    socket.receive('refetch', { position: at(7), logId: 'log-1' });
    socket.receive('update', { from: at(6), position: at(7), rows: [exactRow('lipa', { free: 0 })] });
    socket.receive('update', { from: at(8), position: at(9), rows: [exactRow('lipa', { free: 1 })] });
    answer(snapshotOf(8, [exactRow('lipa'), exactRow('javor')]));
    await new Promise((resolve) => setTimeout(resolve));
    expect([asked, socket.sent]).toEqual([[at(7)], []]);
    expect(client.board()).toMatchObject({ position: at(9) });
    expect(client.row('lipa')).toMatchObject({ places: { free: 1 } });
    // A gap is fetched by HTTP first; if that fails, by the socket.
    socket.receive('update', { from: at(11), position: at(12), rows: [] });
    answer(null);
    await new Promise((resolve) => setTimeout(resolve));
    expect([asked, socket.sent]).toEqual([[at(7), at(12)], [{ event: 'resync', body: { after: at(9) } }]]);
    socket.receive('snapshot', snapshotOf(12, [exactRow('lipa', { free: 0 })]));
    expect(client.row('javor')).toBeUndefined();
  });

  it('takes no board of another replica, whose updates are counted otherwise: it asks the one that it is connected to', async () => {
    const fetch = () => Promise.resolve(snapshotOf(30, [exactRow('lipa')], 'log-1.of-another-replica'));
    const { client, socket } = given(undefined, fetch);
    socket.receive('refetch', { position: at(7), logId: 'log-1.of-this-one' });
    await new Promise((resolve) => setTimeout(resolve));
    expect([client.board(), socket.sent]).toEqual([null, [{ event: 'resync', body: {} }]]);
    socket.receive('snapshot', snapshotOf(7, [exactRow('lipa')], 'log-1.of-this-one'));
    socket.receive('update', { from: at(7), position: at(8), rows: [exactRow('lipa', { free: 1 })] });
    expect(client.row('lipa')).toMatchObject({ places: { free: 1 } });
  });

  it('accepts changes by time alone at the same position', () => {
    const { client, socket } = given();
    socket.receive('snapshot', snapshotOf(7, [bandedRow('bukva')]));
    const rows = [bandedRow('bukva', { freshness: 'ageing' })];
    socket.receive('update', { from: at(7), position: at(7), rows });
    expect(client.row('bukva')).toMatchObject({ freshness: 'fresh' });
    socket.receive('update', { from: at(6), position: at(7), rows, asOf: '2026-11-25T03:00:00.000Z' });
    expect(client.row('bukva')).toMatchObject({ freshness: 'ageing' });
    expect(client.board()).toMatchObject({ position: at(7), asOf: '2026-11-25T03:00:00.000Z' });
  });

  it('applies an update and calls only the listeners of the changed row', () => {
    const { client, socket, changes } = given();
    socket.receive('snapshot', snapshotOf(7, [exactRow('lipa'), exactRow('javor')]));
    const calls = { lipa: 0, javor: 0 };
    client.onRow('lipa', () => (calls.lipa += 1));
    client.onRow('javor', () => (calls.javor += 1));
    socket.receive('update', { from: at(7), position: at(8), rows: [exactRow('lipa', { free: 1 })] });
    expect(calls).toEqual({ lipa: 1, javor: 0 });
    expect(client.row('lipa')).toMatchObject({ places: { free: 1 } });
    expect(changes).toHaveLength(1);
    expect(changes[0]![0]).toMatchObject({ before: { places: { free: 2 } }, after: { places: { free: 1 } } });
  });

  it('ignores a repeat, and takes an overlap, for rows are whole', () => {
    const { client, socket, changes } = given();
    socket.receive('snapshot', snapshotOf(7, [exactRow('lipa')]));
    socket.receive('update', { from: at(5), position: at(7), rows: [exactRow('lipa', { free: 0 })] });
    expect(client.row('lipa')).toMatchObject({ places: { free: 2 } });
    expect(changes).toEqual([]);
    socket.receive('update', { from: at(5), position: at(9), rows: [exactRow('lipa', { free: 0 })] });
    expect(client.row('lipa')).toMatchObject({ places: { free: 0 } });
    expect(socket.sent).toEqual([]);
  });

  it('asks once for everything after a gap, and goes on from the snapshot', () => {
    const { client, socket } = given();
    socket.receive('snapshot', snapshotOf(7, [exactRow('lipa')]));
    socket.receive('update', { from: at(9), position: at(10), rows: [exactRow('lipa', { free: 0 })] });
    socket.receive('update', { from: at(10), position: at(11), rows: [exactRow('lipa', { free: 1 })] });
    expect(socket.sent).toEqual([{ event: 'resync', body: { after: at(7) } }]);
    expect(client.row('lipa')).toMatchObject({ places: { free: 2 } });
    socket.receive('snapshot', snapshotOf(11, [exactRow('lipa', { free: 1 })]));
    socket.receive('update', { from: at(11), position: at(12), rows: [], gone: ['lipa'] });
    expect(client.row('lipa')).toBeUndefined();
    expect(socket.sent).toHaveLength(1);
  });

  it('asks for everything when an update cannot be read, and has the page reloaded when a snapshot cannot', () => {
    const { socket, calls } = given();
    socket.receive('update', { nonsense: true });
    expect(socket.sent).toEqual([{ event: 'resync', body: {} }]);
    socket.receive('snapshot', { ...snapshotOf(1, []), protocol: 99 });
    socket.receive('snapshot', 'garbage');
    expect(calls.otherProtocol).toBe(2);
  });

  it('takes the board of another log whole', () => {
    const { client, socket, handshake } = given();
    socket.receive('snapshot', snapshotOf(900, [exactRow('lipa'), exactRow('javor')]));
    socket.receive('snapshot', snapshotOf(3, [exactRow('lipa', { free: 0 })], 'log-2'));
    expect(client.row('javor')).toBeUndefined();
    expect(handshake()).toEqual({ after: at(3), logId: 'log-2' });
  });
});
