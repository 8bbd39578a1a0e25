import type { Row } from '@safe-haven/contracts';
import type { Audience } from './audience.ts';
import type { Network } from './network.ts';
import { rowFor } from './rows.ts';

/** A row as last published to an audience, encoded once for all readers. */
interface ViewRow {
  readonly row: Row;
  readonly json: string;
  /** The position at which this row last changed for this audience. */
  readonly changedAt: string;
  /** When time alone last changed it, in ms; 0: never. */
  readonly agedAt: number;
}

/** What was published to one audience. Owned by one publisher, which changes it in place. */
export interface AudienceView {
  readonly audience: Audience;
  /** Changes before this position are unknown: a reader at an earlier one needs a snapshot. */
  readonly openedAt: string;
  /** When it was opened, in ms: changes by time before it are unknown too. */
  readonly openedOn: number;
  position: string;
  /** Where the next update starts: the position of the last non-empty one. */
  publishedAt: string;
  /**
   * Position at which time alone last changed a row; readers at or before it can't be updated by positions. '': never.
   */
  refreshedAt: string;
  /** The instant as of which the ages of all rows were computed, at least, in ms. */
  asOf: number;
  readonly rows: Map<string, ViewRow>;
  /** Shelters that this audience could see before, and since which position it no longer can. */
  readonly gone: Map<string, string>;
}

/** Whole rows that differ between two positions. */
export interface ViewUpdate {
  readonly from: string;
  readonly position: string;
  readonly rows: readonly ViewRow[];
  readonly gone: readonly string[];
  /** Present when time alone changed some of the rows: the instant, in ms. */
  readonly asOf?: number;
}

/** A view of the whole network in its current state; `now` in ms. */
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
  for (const shelterId of network.shelters.keys()) rebuildRow(view, network, shelterId, now);
  return view;
}

/**
 * Moves the view to the network's position. `changed`: shelters with events since the last call; duplicates are
 * allowed. null: no row of this audience differs, so nothing is sent (a banded row does not show every event).
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
  const differing = [...new Set(changed)].filter((shelterId) => rebuildRow(view, network, shelterId, now));
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
 * Builds every row again because time has passed (freshness, departures). Returns the rows that differ; null: none. The
 * position is unchanged, so clients without `asOf` need a snapshot. Call it about once a minute, after `publish`.
 */
export function refresh(view: AudienceView, network: Network, now: number): ViewUpdate | null {
  view.asOf = now;
  const aged = [...network.shelters.keys()].filter((shelterId) => rebuildRow(view, network, shelterId, now, now));
  if (aged.length === 0) return null;
  view.refreshedAt = view.position;
  const rows = aged.flatMap((shelterId) => view.rows.get(shelterId) ?? []);
  return { from: view.publishedAt, position: view.position, rows, gone: [], asOf: now };
}

/**
 * The update that a client at `after` has missed; null: positions are not enough, it needs a snapshot. `asOf`: the
 * instant (ms) of the ages that it has; without it, changes by time are unknown.
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

/** Builds one row again; returns whether it differs. `agedAt`: the time, if time alone is the cause. */
function rebuildRow(view: AudienceView, network: Network, shelterId: string, now: number, agedAt = 0): boolean {
  const shelter = network.shelters.get(shelterId);
  const row = shelter ? rowFor(shelter, view.audience, now) : null;
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
