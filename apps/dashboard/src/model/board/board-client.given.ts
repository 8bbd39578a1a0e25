import { ManualSocket } from './board.fixture.ts';
import { type BoardClientOptions, openBoardClient } from './board-client.ts';
import type { Changes } from './board-store.ts';

export const BEAT = { at: '2026-11-25T01:10:00.000Z', age: 0 };

/** A client on a socket and a clock that the test drives. */
export function given(early?: Promise<unknown>, fetch?: BoardClientOptions['fetch']) {
  const socket = new ManualSocket();
  const timers: (() => void)[] = [];
  const calls = { signedOut: 0, otherProtocol: 0, times: [] as string[] };
  let now = 1_000_000;
  let auth: () => unknown = () => undefined;
  const options: BoardClientOptions = {
    early,
    ...(fetch && { fetch }),
    open: (asked) => {
      auth = asked;
      return socket;
    },
    now: () => now,
    later: (run) => {
      timers.push(run);
      return () => timers.splice(timers.indexOf(run), 1);
    },
    onSignedOut: () => (calls.signedOut += 1),
    onOtherProtocol: () => (calls.otherProtocol += 1),
    onServerTime: (time) => calls.times.push(time),
  };
  const client = openBoardClient(options);
  const changes: Changes[] = [];
  client.onChanges((c) => changes.push(c));
  return { client, socket, timers, calls, changes, handshake: () => auth(), wait: (ms: number) => (now += ms) };
}
