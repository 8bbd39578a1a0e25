import { describe, expect, it } from '@jest/globals';
import { at, bandedRow, exactRow, ManualSocket, snapshotOf } from './board.fixture.ts';
import { type BoardClientOptions, openBoardClient } from './board-client.ts';
import type { Changes } from './board-store.ts';

/** A client on a line in our hand, on a clock in our hand. */
function given(early?: Promise<unknown>) {
  const line = new ManualSocket();
  const laters: (() => void)[] = [];
  const told = { signedOut: 0, otherProtocol: 0, times: [] as string[] };
  let now = 1_000_000;
  let auth: () => unknown = () => undefined;
  const options: BoardClientOptions = {
    early,
    open: (asked) => {
      auth = asked;
      return line;
    },
    now: () => now,
    later: (run) => {
      laters.push(run);
      return () => laters.splice(laters.indexOf(run), 1);
    },
    onSignedOut: () => (told.signedOut += 1),
    onOtherProtocol: () => (told.otherProtocol += 1),
    onServerTime: (time) => told.times.push(time),
  };
  const client = openBoardClient(options);
  const changes: Changes[] = [];
  client.onChanges((c) => changes.push(c));
  return { client, line, laters, told, changes, handshake: () => auth(), wait: (ms: number) => (now += ms) };
}

describe('the board client', () => {
  it('holds the rows of a snapshot and knows where it stands', () => {
    const { client, line, handshake } = given();
    expect(handshake()).toEqual({});
    line.says('snapshot', snapshotOf(7, [exactRow('lipa'), bandedRow('bukva')]));
    expect(client.board()?.position).toBe(at(7));
    expect([...client.board()!.rows.keys()]).toEqual(['lipa', 'bukva']);
    expect(handshake()).toEqual({ after: at(7), logId: 'log-1' });
    expect(client.line()).toMatchObject({ link: 'up', heardAt: 1_000_000 });
  });

  it('shows the board that was asked for before, says that it is no line yet, and goes on from there', async () => {
    const early = Promise.resolve(snapshotOf(7, [exactRow('lipa')]));
    const { client, line, handshake, changes } = given(early);
    await early;
    expect([...client.board()!.rows.keys()]).toEqual(['lipa']);
    expect(client.line()).toMatchObject({ link: 'connecting', heardAt: 0 });
    expect(client.line().newestAt).toBeGreaterThan(0);
    expect(handshake()).toEqual({ after: at(7), logId: 'log-1' });
    line.says('update', { from: at(7), position: at(8), rows: [exactRow('lipa', { free: 1 })] });
    expect(client.row('lipa')).toMatchObject({ places: { free: 1 } });
    expect([client.line().link, changes.length, line.sent]).toEqual(['up', 1, []]);
  });

  it('lets an early board that comes late change nothing', async () => {
    let come = (_: unknown): void => undefined;
    const early = new Promise<unknown>((resolve) => {
      come = resolve;
    });
    const { client, line } = given(early);
    line.says('snapshot', snapshotOf(9, [exactRow('lipa', { free: 0 })]));
    come(snapshotOf(7, [exactRow('lipa')]));
    await early;
    expect([client.board()?.position, client.row('lipa')]).toMatchObject([at(9), { places: { free: 0 } }]);
  });

  it.each([
    ['nothing', null],
    ['another protocol', { ...snapshotOf(7, []), protocol: 99 }],
    ['no board', { rows: 7 }],
  ])('waits for the line where what came early is %s', async (_, said) => {
    const early = Promise.resolve(said);
    const { client, told, handshake } = given(early);
    await early;
    expect([client.board(), handshake(), told.otherProtocol]).toEqual([null, {}, 0]);
  });

  it('applies an update and tells only who looks at the row that changed', () => {
    const { client, line, changes } = given();
    line.says('snapshot', snapshotOf(7, [exactRow('lipa'), exactRow('javor')]));
    const calls = { lipa: 0, javor: 0 };
    client.onRow('lipa', () => (calls.lipa += 1));
    client.onRow('javor', () => (calls.javor += 1));
    line.says('update', { from: at(7), position: at(8), rows: [exactRow('lipa', { free: 1 })] });
    expect(calls).toEqual({ lipa: 1, javor: 0 });
    expect(client.row('lipa')).toMatchObject({ places: { free: 1 } });
    expect(changes).toHaveLength(1);
    expect(changes[0]![0]).toMatchObject({ before: { places: { free: 2 } }, after: { places: { free: 1 } } });
  });

  it('ignores a repeat, and takes an overlap, for rows are whole', () => {
    const { client, line, changes } = given();
    line.says('snapshot', snapshotOf(7, [exactRow('lipa')]));
    line.says('update', { from: at(5), position: at(7), rows: [exactRow('lipa', { free: 0 })] });
    expect(client.row('lipa')).toMatchObject({ places: { free: 2 } });
    expect(changes).toEqual([]);
    line.says('update', { from: at(5), position: at(9), rows: [exactRow('lipa', { free: 0 })] });
    expect(client.row('lipa')).toMatchObject({ places: { free: 0 } });
    expect(line.sent).toEqual([]);
  });

  it('asks once for everything after a gap, and goes on from the snapshot', () => {
    const { client, line } = given();
    line.says('snapshot', snapshotOf(7, [exactRow('lipa')]));
    line.says('update', { from: at(9), position: at(10), rows: [exactRow('lipa', { free: 0 })] });
    line.says('update', { from: at(10), position: at(11), rows: [exactRow('lipa', { free: 1 })] });
    expect(line.sent).toEqual([{ event: 'resync', body: { after: at(7) } }]);
    expect(client.row('lipa')).toMatchObject({ places: { free: 2 } });
    line.says('snapshot', snapshotOf(11, [exactRow('lipa', { free: 1 })]));
    line.says('update', { from: at(11), position: at(12), rows: [], gone: ['lipa'] });
    expect(client.row('lipa')).toBeUndefined();
    expect(line.sent).toHaveLength(1);
  });

  it('asks for everything when an update can not be read, and reloads when a snapshot can not', () => {
    const { line, told } = given();
    line.says('update', { nonsense: true });
    expect(line.sent).toEqual([{ event: 'resync', body: {} }]);
    line.says('snapshot', { ...snapshotOf(1, []), protocol: 99 });
    line.says('snapshot', 'garbage');
    expect(told.otherProtocol).toBe(2);
  });

  it('takes the board of another log whole', () => {
    const { client, line, handshake } = given();
    line.says('snapshot', snapshotOf(900, [exactRow('lipa'), exactRow('javor')]));
    line.says('snapshot', snapshotOf(3, [exactRow('lipa', { free: 0 })], 'log-2'));
    expect(client.row('javor')).toBeUndefined();
    expect(handshake()).toEqual({ after: at(3), logId: 'log-2' });
  });

  it('keeps the board while the line is gone, and says since when', () => {
    const { client, line, wait } = given();
    line.says('snapshot', snapshotOf(7, [exactRow('lipa')]));
    wait(5_000);
    line.says('disconnect', 'transport close');
    wait(2_000);
    line.says('connect_error', new Error('xhr poll error'));
    expect(client.line()).toMatchObject({ link: 'down', downSince: 1_005_000, heardAt: 1_000_000 });
    expect(client.row('lipa')).toBeDefined();
    line.says('update', { from: at(7), position: at(7), rows: [] });
    expect(client.line()).toMatchObject({ link: 'up', downSince: 0, heardAt: 1_007_000 });
  });

  it('asks again after a gap whose answer was lost with the line', () => {
    const { line } = given();
    line.says('snapshot', snapshotOf(7, []));
    line.says('update', { from: at(9), position: at(10), rows: [] });
    line.says('disconnect', 'transport close');
    line.says('update', { from: at(9), position: at(10), rows: [] });
    expect(line.sent).toHaveLength(2);
  });

  it('comes back by itself after the server has cut it', () => {
    const { line, laters } = given();
    line.says('disconnect', 'io server disconnect');
    expect(laters).toHaveLength(1);
    laters[0]!();
    expect(line.connects).toBe(1);
  });

  it('says that nobody is signed in when the server refuses', () => {
    const { line, told } = given();
    line.says('connect_error', new Error('websocket error'));
    expect(told.signedOut).toBe(0);
    line.says('connect_error', new Error('not_signed_in'));
    expect(told.signedOut).toBe(1);
  });

  it('hears the time and that the line lives from a heartbeat, which moves no position', () => {
    const { client, line, told, wait } = given();
    line.says('snapshot', snapshotOf(7, []));
    wait(9_000);
    line.says('heartbeat', { position: at(70), at: '2026-11-25T01:10:00.000Z' });
    line.says('heartbeat', 'garbage');
    expect(told.times).toEqual(['2026-11-25T01:10:00.000Z']);
    expect(client.board()?.position).toBe(at(7));
    expect(client.line().heardAt).toBe(1_009_000);
  });

  it('tells that it heard something once in a second, and of a line that comes or goes at once', () => {
    const { client, line, wait } = given();
    let told = 0;
    client.onLine(() => (told += 1));
    line.says('snapshot', snapshotOf(0, [exactRow('lipa')]));
    expect(told).toBe(1);
    for (let n = 0; n < 50; n++) {
      wait(20);
      line.says('update', { from: at(n), position: at(n + 1), rows: [exactRow('lipa')] });
    }
    expect([told, client.line().heardAt]).toEqual([1, 1_001_000]);
    wait(1_000);
    line.says('heartbeat', { at: '2026-11-25T01:10:00.000Z' });
    expect(told).toBe(2);
    line.says('disconnect', 'transport close');
    line.says('update', { from: at(0), position: at(50), rows: [] });
    expect([told, client.line().link]).toEqual([4, 'up']);
  });

  it('tells that something of this night is otherwise, whatever is said with it', () => {
    const { client, line } = given();
    let told = 0;
    const stop = client.onTonight(() => (told += 1));
    line.says('tonight', { position: at(8) });
    line.says('tonight', 'garbage');
    expect(told).toBe(2);
    stop();
    line.says('tonight', { position: at(9) });
    expect(told).toBe(2);
  });

  it('tells of notices apart from that, and stops when nobody listens', () => {
    const { client, line } = given();
    const told = { notices: 0, tonight: 0 };
    client.onTonight(() => (told.tonight += 1));
    const stop = client.onNotices(() => (told.notices += 1));
    line.says('notices', { position: at(8) });
    stop();
    line.says('notices', { position: at(9) });
    expect(told).toEqual({ notices: 1, tonight: 0 });
  });

  it('is up by heartbeats alone for whoever sees no board, and asks for none', () => {
    const { client, line, handshake } = given();
    line.says('heartbeat', { at: '2026-11-25T01:10:00.000Z' });
    expect(client.line()).toMatchObject({ link: 'up', heardAt: 1_000_000 });
    expect([client.board(), handshake(), line.sent]).toEqual([null, {}, []]);
    line.says('disconnect', 'io server disconnect');
    expect(client.line().link).toBe('down');
  });

  it('closes the line and what waits', () => {
    const { client, line, laters } = given();
    line.says('disconnect', 'io server disconnect');
    client.close();
    expect(line.closed).toBe(true);
    expect(laters).toEqual([]);
  });
});
