import { describe, expect, it } from '@jest/globals';
import { connection } from '../../net/connection.ts';
import { nudges } from '../../net/nudges.ts';
import { at, exactRow, snapshotOf } from './board.fixture.ts';
import { BEAT, given } from './board-client.given.ts';

describe('the board client and its connection', () => {
  it('keeps the board while the connection is gone, and says since when', () => {
    const { client, socket, wait } = given();
    socket.receive('snapshot', snapshotOf(7, [exactRow('lipa')]));
    socket.receive('heartbeat', BEAT);
    wait(5_000);
    socket.receive('disconnect', 'transport close');
    wait(2_000);
    socket.receive('connect_error', new Error('xhr poll error'));
    expect(connection.read()).toMatchObject({ link: 'down', downSince: 1_005_000, aliveAt: 1_000_000 });
    expect(client.row('lipa')).toBeDefined();
    socket.receive('update', { from: at(7), position: at(7), rows: [] });
    expect(connection.read()).toMatchObject({ link: 'up', downSince: 0, aliveAt: 1_000_000 });
  });

  it('asks again after a gap whose answer was lost with the connection', () => {
    const { socket } = given();
    socket.receive('snapshot', snapshotOf(7, []));
    socket.receive('update', { from: at(9), position: at(10), rows: [] });
    socket.receive('disconnect', 'transport close');
    socket.receive('update', { from: at(9), position: at(10), rows: [] });
    expect(socket.sent).toHaveLength(2);
  });

  it('comes back by itself after the server has cut it', () => {
    const { socket, timers } = given();
    socket.receive('disconnect', 'io server disconnect');
    expect(timers).toHaveLength(1);
    timers[0]!();
    expect(socket.connects).toBe(1);
  });

  it('reports the end of the session when the server refuses', () => {
    const { socket, calls } = given();
    socket.receive('connect_error', new Error('websocket error'));
    expect(calls.signedOut).toBe(0);
    socket.receive('connect_error', new Error('not_signed_in'));
    expect(calls.signedOut).toBe(1);
  });

  it('AP-2: reports a server of another release, and nobody is signed out by it', () => {
    const { client, socket, calls } = given();
    socket.receive('snapshot', snapshotOf(7, [exactRow('lipa')]));
    socket.receive('connect_error', new Error('other_protocol'));
    expect([calls.otherProtocol, calls.signedOut, client.row('lipa')]).toEqual([1, 0, expect.anything()]);
  });

  it('hears the time and that the server lives from a heartbeat, which moves no position', () => {
    const { client, socket, calls, wait } = given();
    socket.receive('snapshot', snapshotOf(7, []));
    wait(9_000);
    socket.receive('heartbeat', { position: at(70), at: '2026-11-25T01:10:00.000Z' });
    socket.receive('heartbeat', 'garbage');
    expect(calls.times).toEqual(['2026-11-25T01:10:00.000Z']);
    expect(client.board()?.position).toBe(at(7));
    expect(connection.read().aliveAt).toBe(1_009_000);
  });

  it('says that the log lives once in a second, and at once that the connection comes or goes', () => {
    const { socket, wait } = given();
    let calls = 0;
    const stop = connection.subscribe(() => (calls += 1));
    socket.receive('snapshot', snapshotOf(0, [exactRow('lipa')]));
    expect(calls).toBe(1);
    socket.receive('heartbeat', BEAT);
    expect(calls).toBe(2);
    for (let n = 0; n < 50; n++) {
      wait(20);
      socket.receive('update', { from: at(n), position: at(n + 1), rows: [exactRow('lipa')] });
    }
    socket.receive('heartbeat', BEAT);
    expect([calls, connection.read().aliveAt]).toEqual([3, 1_001_000]);
    wait(500);
    socket.receive('heartbeat', BEAT);
    expect([calls, connection.read().aliveAt]).toEqual([3, 1_001_500]);
    socket.receive('disconnect', 'transport close');
    socket.receive('update', { from: at(0), position: at(50), rows: [] });
    expect([calls, connection.read().link]).toEqual([5, 'up']);
    stop();
  });

  it('calls back when something of this night is otherwise, whatever is said with it', () => {
    const { socket } = given();
    let calls = 0;
    const stop = nudges.tonight.add(() => (calls += 1));
    socket.receive('tonight', { position: at(8) });
    socket.receive('tonight', 'garbage');
    expect(calls).toBe(2);
    stop();
    socket.receive('tonight', { position: at(9) });
    expect(calls).toBe(2);
  });

  it('calls back for notices separately, and not after unsubscribing', () => {
    const { socket } = given();
    const calls = { notices: 0, tonight: 0 };
    const stopTonight = nudges.tonight.add(() => (calls.tonight += 1));
    const stop = nudges.notices.add(() => (calls.notices += 1));
    socket.receive('notices', { position: at(8) });
    stop();
    stopTonight();
    socket.receive('notices', { position: at(9) });
    expect(calls).toEqual({ notices: 1, tonight: 0 });
  });

  it('is up by heartbeats alone for sessions without a board, and requests none', () => {
    const { client, socket, handshake } = given();
    socket.receive('heartbeat', BEAT);
    expect(connection.read()).toMatchObject({ link: 'up', aliveAt: 1_000_000 });
    expect([client.board(), handshake(), socket.sent]).toEqual([null, {}, []]);
    socket.receive('disconnect', 'io server disconnect');
    expect(connection.read().link).toBe('down');
  });

  it('closes the socket and what waits', () => {
    const { client, socket, timers } = given();
    socket.receive('disconnect', 'io server disconnect');
    client.close();
    expect(socket.closed).toBe(true);
    expect(timers).toEqual([]);
  });
});
