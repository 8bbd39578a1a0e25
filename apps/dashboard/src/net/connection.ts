import { DELAYED_MS, type Problem } from '@safe-haven/contracts';
import { useEffect, useReducer, useSyncExternalStore } from 'react';
import { listeners } from './listeners.ts';
import { serverNow } from './server-time.ts';

/** The state of the live connection. Instants are ms since the epoch in server time. */
export interface Connection {
  readonly link: 'connecting' | 'up' | 'down';
  /** When the log was last known to be alive, as reported by heartbeats; updates may arrive later. 0: never. */
  readonly aliveAt: number;
  /** When the connection was lost; 0 while up. */
  readonly downSince: number;
}

/** How current the screen is. Ages in ms. */
export type ConnectionState =
  | { readonly state: 'connecting' }
  | { readonly state: 'live' }
  | { readonly state: 'delayed'; readonly age: number }
  | { readonly state: 'stale'; readonly age: number }
  | { readonly state: 'offline'; readonly since: number; readonly aliveAt: number };

const STALE_MS = 60_000;
/** Interruptions shorter than this do not count as offline: a restarted server, a change of network, ms. */
const OFFLINE_MS = 3_000;
/** Interval at which the age is checked, ms, instead of on each of up to fifty updates a second. */
const CHECK_EVERY_MS = 1_000;

const NEW: Connection = { link: 'connecting', aliveAt: 0, downSince: 0 };

/**
 * Live, delayed and stale by the time since the last heartbeat; offline once the connection has been lost for a while.
 */
export function connectionStateOf({ link, aliveAt, downSince }: Connection, now: number): ConnectionState {
  const age = now - aliveAt;
  if (link === 'down' && now - downSince >= OFFLINE_MS) return { state: 'offline', since: downSince, aliveAt };
  if (aliveAt === 0) return { state: 'connecting' };
  if (age > STALE_MS) return { state: 'stale', age };
  if (age > DELAYED_MS) return { state: 'delayed', age };
  return { state: 'live' };
}

const changed = listeners();
let current: Connection = NEW;

function update(next: Connection): void {
  const before = current;
  current = next;
  const sooner = next.aliveAt - before.aliveAt < CHECK_EVERY_MS && (before.aliveAt > 0 || next.aliveAt === 0);
  const isUnchanged = next.link === before.link && sooner;
  if (!isUnchanged) changed.call();
}

/** The connection of this page: written by the socket, read by everything that depends on it. */
export const connection = {
  read: (): Connection => current,
  /** Called when the connection is lost or restored, and on the first heartbeat after a second without one. */
  subscribe: changed.add,
  /** A socket was opened; the server has not answered yet. */
  markOpened: (): void => update(NEW),
  /** A message was received. It does not prove that the log is alive. */
  markReceived: (): void => update({ ...current, link: 'up', downSince: 0 }),
  /** The log was alive at this instant. */
  markAlive: (at: number): void => update({ link: 'up', downSince: 0, aliveAt: at }),
  markLost: (at: number): void => update({ ...current, link: 'down', downSince: current.downSince || at }),
};

/** Called each time the connection is restored. Returns an unsubscribe function. */
export function onReconnected(listener: () => void): () => void {
  return onChangeOfLink((before, now) => before === 'down' && now === 'up' && listener());
}

/** Called each time the connection is lost. Returns an unsubscribe function. */
export function onLost(listener: () => void): () => void {
  return onChangeOfLink((before, now) => before === 'up' && now === 'down' && listener());
}

type Link = Connection['link'];

function onChangeOfLink(call: (before: Link, now: Link) => unknown): () => void {
  let { link } = current;
  return changed.add(() => {
    const before = link;
    link = current.link;
    if (before !== link) call(before, link);
  });
}

/** Whether the connection is known to be lost at this moment. */
export const isDisconnected = (): boolean => current.link === 'down' || navigator.onLine === false;

/** Whether a problem is a lost answer, so that the command may have been recorded. */
export const isUnanswered = ({ code }: Problem): boolean => code === 'offline' || code === 'timed_out';

/** Whether it is not known after a problem what became of a command: sent again only under the same key, it is recorded once. */
export const isOutcomeUnknown = (problem: Problem): boolean =>
  isUnanswered(problem) || problem.code === 'garbled' || problem.code === 'outcome_unknown';

/** The connection state, checked every second. */
export function useConnection(): ConnectionState {
  const [, rerender] = useReducer((n: number) => n + 1, 0);
  const now = useSyncExternalStore(connection.subscribe, connection.read);
  useEffect(() => onChangeOrSecond(rerender), []);
  return connectionStateOf(now, Math.max(serverNow(), now.aliveAt));
}

/**
 * Since when the connection is lost (ms of server time); null while up. Commands that need it can't be sent meanwhile.
 */
export const useOfflineSince = (): number | null => useSyncExternalStore(onChangeOrSecond, offlineSince);

function offlineSince(): number | null {
  const now = connectionStateOf(current, Math.max(serverNow(), current.aliveAt));
  return now.state === 'offline' ? now.since : null;
}

const seconds = listeners();
let timer: ReturnType<typeof setInterval> | undefined;

/** A shared timer, so that all indicators of the connection change together. */
function onChangeOrSecond(listener: () => void): () => void {
  const stops = [changed.add(listener), seconds.add(listener)];
  timer ??= setInterval(seconds.call, CHECK_EVERY_MS);
  return () => {
    for (const stop of stops) stop();
    if (seconds.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}
