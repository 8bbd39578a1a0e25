/** What is known of the line to the server. Instants are ms since the epoch on this machine's clock. */
export interface Line {
  readonly link: 'connecting' | 'up' | 'down';
  /** When the server was last heard: a snapshot, an update or a heartbeat. 0: never. */
  readonly heardAt: number;
  /** When the line was lost; 0 while it is up. */
  readonly downSince: number;
  /** When the newest change happened or arrived; 0: none yet. */
  readonly newestAt: number;
}

/** How far what is shown can be trusted. Ages in ms. */
export type LiveState =
  | { readonly state: 'connecting' }
  | { readonly state: 'live'; readonly newestAt: number }
  | { readonly state: 'delayed'; readonly age: number }
  | { readonly state: 'stale'; readonly age: number }
  | { readonly state: 'offline'; readonly since: number; readonly boardFrom: number };

/** A heartbeat comes every 5 s: two may be lost on the way before the board is called delayed. */
const DELAYED_MS = 12_000;
const STALE_MS = 60_000;
/** A line that is back within this time was never gone: a restarted server, a changed cell. */
const OFFLINE_MS = 3_000;

/** Live while heard lately, delayed and stale by the silence, offline once the line has been gone for a moment. */
export function liveStateOf(line: Line, now: number): LiveState {
  const age = now - line.heardAt;
  if (line.link === 'down' && now - line.downSince >= OFFLINE_MS) {
    return { state: 'offline', since: line.downSince, boardFrom: line.heardAt };
  }
  if (line.heardAt === 0) return { state: 'connecting' };
  if (age > STALE_MS) return { state: 'stale', age };
  if (age > DELAYED_MS) return { state: 'delayed', age };
  return { state: 'live', newestAt: line.newestAt };
}
