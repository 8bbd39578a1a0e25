import type { Row } from '@safe-haven/contracts';
import type { Audience } from './audience.ts';
import type { Network } from './network.ts';
import { rowFor } from './rows.ts';

/** A row as it was last published to an audience, encoded once for all who listen. */
interface ViewRow {
  readonly row: Row;
  readonly json: string;
  /** The position at which this row last changed for this audience. */
  readonly changedAt: string;
  /** When time alone last changed it, ms; 0: it has not. */
  readonly agedAt: number;
}

/** What was published to one audience so far. Owned by one publisher, which moves it in place. */
export interface AudienceView {
  readonly audience: Audience;
  /** What was before this position is unknown here: a reader at an earlier one needs a snapshot. */
  readonly openedAt: string;
  /** When it was opened, ms: what time had changed before then is not known here either. */
  readonly openedOn: number;
  position: string;
  /** Where the next update starts: the position of the last one that had something to say. */
  publishedAt: string;
  /** Where time alone last changed a row; who stands there or before can't be brought up to date by positions. '': nowhere. */
  refreshedAt: string;
  /** As of when the age of every row is told, at the least, ms. */
  asOf: number;
  readonly rows: Map<string, ViewRow>;
  /** Houses that this audience saw once and sees no more, and since which position. */
  readonly gone: Map<string, string>;
}

/** Whole rows that differ between two positions. */
export interface ViewUpdate {
  readonly from: string;
  readonly position: string;
  readonly rows: readonly ViewRow[];
  readonly gone: readonly string[];
  /** Present where time alone has changed some of the rows: as of when, ms. */
  readonly asOf?: number;
}

/** A view of the whole network as it stands; `now` in ms. */
export function openView(audience: Audience, network: Network, now: number): AudienceView {
  const { position } = network;
  const view: AudienceView = {
    audience,
    openedAt: position,
    openedOn: now,
    position,
    publishedAt: position,
    refreshedAt: '',
    asOf: now,
    rows: new Map(),
    gone: new Map(),
  };
  for (const shelterId of network.shelters.keys()) renew(view, network, shelterId, now);
  return view;
}

/**
 * Moves the view to where the network stands. `changed`: houses touched since the last call, repeats welcome.
 * null: no row of this audience differs, so there is nothing to send (a banded row does not tell every event).
 */
export function publish(
  view: AudienceView,
  network: Network,
  changed: Iterable<string>,
  now: number,
): ViewUpdate | null {
  if (network.position <= view.position) return null;
  const from = view.publishedAt;
  view.position = network.position;
  const differing = [...new Set(changed)].filter((shelterId) => renew(view, network, shelterId, now));
  if (differing.length === 0) return null;
  view.publishedAt = view.position;
  return {
    from,
    position: view.position,
    rows: differing.flatMap((shelterId) => view.rows.get(shelterId) ?? []),
    gone: differing.filter((shelterId) => view.gone.has(shelterId)),
  };
}

/**
 * Builds every row anew because time has passed (freshness, departures). The rows that differ; null: none does. No position
 * moved, so whoever takes no `asOf` needs a snapshot. Call it about once a minute, after `publish`.
 */
export function refresh(view: AudienceView, network: Network, now: number): ViewUpdate | null {
  view.asOf = now;
  const aged = [...network.shelters.keys()].filter((shelterId) => renew(view, network, shelterId, now, now));
  if (aged.length === 0) return null;
  view.refreshedAt = view.position;
  const rows = aged.flatMap((shelterId) => view.rows.get(shelterId) ?? []);
  return { from: view.publishedAt, position: view.position, rows, gone: [], asOf: now };
}

/**
 * What a client that stands at `after` has missed; null: that does not follow from positions, it needs a snapshot.
 * `asOf`: as of when (ms) time is told in what it holds; without it, what time changed since can't be told.
 */
export function since(view: AudienceView, after: string, asOf?: number): ViewUpdate | null {
  if (after > view.position || after < view.openedAt) return null;
  if (asOf === undefined ? after <= view.refreshedAt : asOf < view.openedOn) return null;
  const isMissed = ({ changedAt, agedAt }: ViewRow) => changedAt > after || (asOf !== undefined && agedAt > asOf);
  return {
    from: after,
    position: view.position,
    rows: [...view.rows.values()].filter(isMissed),
    gone: [...view.gone].filter(([, at]) => at > after).map(([shelterId]) => shelterId),
    ...(asOf === undefined ? {} : { asOf: view.asOf }),
  };
}

/** Builds one row anew; whether it differs from what was published. `agedAt`: where time alone is why, when. */
function renew(view: AudienceView, network: Network, shelterId: string, now: number, agedAt = 0): boolean {
  const house = network.shelters.get(shelterId);
  const row = house ? rowFor(house, view.audience, now) : null;
  const published = view.rows.get(shelterId);
  if (row === null) {
    if (published) view.gone.set(shelterId, view.position);
    return view.rows.delete(shelterId);
  }
  const json = JSON.stringify(row);
  if (published?.json === json) return false;
  view.gone.delete(shelterId);
  view.rows.set(shelterId, { row, json, changedAt: view.position, agedAt });
  return true;
}
