import { DELAYED_MS, type Problem } from '@safe-haven/contracts';
import { useEffect, useReducer, useSyncExternalStore } from 'react';
import { listeners } from './listeners.ts';
import { serverNow } from './server-time.ts';

/** What is known of the live connection to the server. Instants are ms since the epoch by the server's clock. */
export interface Connection {
  readonly link: 'connecting' | 'up' | 'down';
  /** When the log was last known to live: each heartbeat says it. What is shown may have come later. 0: never. */
  readonly aliveAt: number;
  /** When the connection was lost; 0 while it is up. */
  readonly downSince: number;
}

/** How far what is shown can be trusted. Ages in ms. */
export type ConnectionState =
  | { readonly state: 'connecting' }
  | { readonly state: 'live' }
  | { readonly state: 'delayed'; readonly age: number }
  | { readonly state: 'stale'; readonly age: number }
  | { readonly state: 'offline'; readonly since: number; readonly aliveAt: number };

const STALE_MS = 60_000;
/** A connection that is back within this time was never gone: a restarted server, a changed cell. */
const OFFLINE_MS = 3_000;
/** How old the board is, is looked at so often: to be called at each of fifty updates a second would only cost. */
const CHECK_EVERY_MS = 1_000;

const NEW: Connection = { link: 'connecting', aliveAt: 0, downSince: 0 };

/** Live while the log lived just now, delayed and stale by its silence, offline once the connection has been gone for a moment. */
export function connectionStateOf({ link, aliveAt, downSince }: Connection, now: number): ConnectionState {
  const age = now - aliveAt;
  if (link === 'down' && now - downSince >= OFFLINE_MS) return { state: 'offline', since: downSince, aliveAt };
  if (aliveAt === 0) return { state: 'connecting' };
  if (age > STALE_MS) return { state: 'stale', age };
  if (age > DELAYED_MS) return { state: 'delayed', age };
  return { state: 'live' };
}

const changed = listeners();
let known: Connection = NEW;

function update(next: Connection): void {
  const before = known;
  known = next;
  const sooner = next.aliveAt - before.aliveAt < CHECK_EVERY_MS && (before.aliveAt > 0 || next.aliveAt === 0);
  const isUnchanged = next.link === before.link && sooner;
  if (!isUnchanged) changed.call();
}

/** The one connection of this page. The live socket writes it; everything that depends on being connected reads it. */
export const connection = {
  read: (): Connection => known,
  /** Called when the connection comes or goes, and when the log showed a sign of life after a second without one. */
  subscribe: changed.add,
  /** A socket was opened: nothing is known of the server yet. */
  opened: (): void => update(NEW),
  /** Something came of the server. It does not say that the log lives: what came may be as old as the log is away. */
  received: (): void => update({ ...known, link: 'up', downSince: 0 }),
  /** The log lived at an instant. */
  alive: (at: number): void => update({ link: 'up', downSince: 0, aliveAt: at }),
  lost: (at: number): void => update({ ...known, link: 'down', downSince: known.downSince || at }),
};

/** Calls back each time when the connection is there again after it was lost. Returns how to stop. */
export function onReconnected(listener: () => void): () => void {
  return onChangeOfLink((before, now) => before === 'down' && now === 'up' && listener());
}

/** Calls back each time when the connection is lost. Returns how to stop. */
export function onLost(listener: () => void): () => void {
  return onChangeOfLink((before, now) => before === 'up' && now === 'down' && listener());
}

type Link = Connection['link'];

function onChangeOfLink(call: (before: Link, now: Link) => unknown): () => void {
  let { link } = known;
  return changed.add(() => {
    const before = link;
    link = known.link;
    if (before !== link) call(before, link);
  });
}

/** Whether the connection is known to be gone at this moment; a second later it may be otherwise. */
export const isDisconnected = (): boolean => known.link === 'down' || navigator.onLine === false;

/** Whether a problem is of the connection and not of the server: there was no answer, and what was sent may be on record. */
export const isUnanswered = ({ code }: Problem): boolean => code === 'offline' || code === 'timed_out';

/** How far what is shown can be trusted, looked at every second. */
export function useConnection(): ConnectionState {
  const [, rerender] = useReducer((n: number) => n + 1, 0);
  const now = useSyncExternalStore(connection.subscribe, connection.read);
  useEffect(() => onChangeOrSecond(rerender), []);
  return connectionStateOf(now, Math.max(serverNow(), now.aliveAt));
}

/** Since when the connection is gone (ms by the server's clock); null while it is there. What is live only can't be sent then. */
export const useOfflineSince = (): number | null => useSyncExternalStore(onChangeOrSecond, offlineSince);

function offlineSince(): number | null {
  const now = connectionStateOf(known, Math.max(serverNow(), known.aliveAt));
  return now.state === 'offline' ? now.since : null;
}

const seconds = listeners();
let timer: ReturnType<typeof setInterval> | undefined;

/** One timer for everybody: what says that the connection is gone and what can't be done without it change at once. */
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
