import type { Row } from '@safe-haven/contracts';
import { START } from '../log.ts';
import type { Audience } from './audience.ts';
import type { Network } from './network.ts';
import { rowFor } from './rows.ts';

/** A row as last published to an audience, encoded once for all readers. */
interface ViewRow {
  readonly row: Row;
  readonly json: string;
  /** The position of the update in which this row last changed for this audience. */
  readonly changedAt: string;
  /** When time alone last changed it, in ms; 0: never. */
  readonly agedAt: number;
}

/** What was published to one audience. Owned by one publisher, which changes it in place. */
export interface AudienceView {
  readonly audience: Audience;
  /** When it was opened, in ms: changes by time before it are unknown. */
  readonly openedOn: number;
  /**
   * Up to where the network was read; disclosed to nobody, because it counts what happens in other organisations'
   * houses (PV-11).
   */
  readTo: string;
  /** The number of the last update of this audience, counted from the view's first. */
  updates: number;
  /** The position of the last update of this audience, and the only one that it is sent. */
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

/** Whole rows that differ between two positions of a view. */
export interface ViewUpdate {
  readonly from: string;
  readonly position: string;
  readonly rows: readonly ViewRow[];
  readonly gone: readonly string[];
  /** Present when time alone changed some of the rows: the instant, in ms. */
  readonly asOf?: number;
}

/**
 * A view of the whole network in its current state; `now` in ms. A reader of another view needs a snapshot. `first`: the number
 * from which its updates are counted, another one in each view: an update of one never fits a board of another.
 */
export function openView(audience: Audience, network: Network, now: number, first = 0): AudienceView {
  const view: AudienceView = {
    audience,
    openedOn: now,
    readTo: network.position,
    updates: first,
    publishedAt: positionOfUpdate(first),
    refreshedAt: '',
    asOf: now,
    rows: new Map(),
    gone: new Map(),
  };
  for (const shelterId of network.shelters.keys()) rebuildRow(view, network, shelterId, { now, position: START });
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
  if (network.position <= view.readTo) return null;
  const from = view.publishedAt;
  const position = positionOfUpdate(view.updates + 1);
  view.readTo = network.position;
  const differing = [...new Set(changed)].filter((shelterId) =>
    rebuildRow(view, network, shelterId, { now, position }),
  );
  if (differing.length === 0) return null;
  view.updates += 1;
  view.publishedAt = position;
  return {
    from,
    position,
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
  const position = view.publishedAt;
  const aged = [...network.shelters.keys()].filter((shelterId) =>
    rebuildRow(view, network, shelterId, { now, position, agedAt: now }),
  );
  if (aged.length === 0) return null;
  view.refreshedAt = position;
  const rows = aged.flatMap((shelterId) => view.rows.get(shelterId) ?? []);
  return { from: position, position, rows, gone: [], asOf: now };
}

/**
 * The update that a client of this view at `after` has missed; null: positions are not enough, it needs a snapshot.
 * `asOf`: the instant (ms) of the ages that it has; without it, changes by time are unknown.
 */
export function since(view: AudienceView, after: string, asOf?: number): ViewUpdate | null {
  if (after > view.publishedAt) return null;
  if (asOf === undefined ? after <= view.refreshedAt : asOf < view.openedOn) return null;
  const isMissed = ({ changedAt, agedAt }: ViewRow) => changedAt > after || (asOf !== undefined && agedAt > asOf);
  return {
    from: after,
    position: view.publishedAt,
    rows: [...view.rows.values()].filter(isMissed),
    gone: [...view.gone].filter(([, at]) => at > after).map(([shelterId]) => shelterId),
    ...(asOf === undefined ? {} : { asOf: view.asOf }),
  };
}

/**
 * Updates of a view are counted by themselves, so that they reveal nothing of how much happened between (PV-11). As
 * strings they lie between `START` and the first event: a page compares them with positions of its own writes.
 */
const positionOfUpdate = (n: number): string => `${START}${String(n).padStart(12, '0')}`;

interface Rebuild {
  readonly now: number;
  /** The position of the update that a change belongs to. */
  readonly position: string;
  /** The time, if time alone is the cause. */
  readonly agedAt?: number;
}

/**
 * Builds one row again; returns whether it differs. What time changes in another organisation's row is as of the last
 * `refresh`, or an event inside of the house would show by it (PV-10).
 */
function rebuildRow(
  view: AudienceView,
  network: Network,
  shelterId: string,
  { now, position, agedAt = 0 }: Rebuild,
): boolean {
  const shelter = network.shelters.get(shelterId);
  const row = shelter ? rowFor(shelter, view.audience, now, view.asOf) : null;
  const published = view.rows.get(shelterId);
  if (row === null) {
    if (published) view.gone.set(shelterId, position);
    return view.rows.delete(shelterId);
  }
  const json = JSON.stringify(row);
  if (published?.json === json) return false;
  view.gone.delete(shelterId);
  view.rows.set(shelterId, { row, json, changedAt: position, agedAt });
  return true;
}
