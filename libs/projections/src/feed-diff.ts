import type { Row } from '@safe-haven/contracts';
import type { Audience } from './audience.ts';
import type { Network } from './network.ts';

/** A row as it was last told to an audience. `json` is encoded once for all who listen. */
export interface ViewRow {
  readonly row: Row;
  readonly json: string;
  /** The position at which this row last changed for this audience. */
  readonly changedAt: string;
}

/** What one audience was told so far. */
export interface AudienceView {
  readonly audience: Audience;
  position: string;
  /** The position of the last update that had something to say: where the next one starts. */
  toldAt: string;
  /** Where time alone last changed a row (freshness): who stands there or before needs a snapshot. */
  refreshedAt: string;
  readonly rows: Map<string, ViewRow>;
  readonly gone: Map<string, string>;
}

export interface ViewUpdate {
  readonly from: string;
  readonly position: string;
  readonly rows: readonly ViewRow[];
  readonly gone: readonly string[];
}

/** A view of the whole network as it stands. */
export const openView = (audience: Audience, network: Network, _now: number): AudienceView => ({
  audience,
  position: network.position,
  toldAt: network.position,
  refreshedAt: '',
  rows: new Map(),
  gone: new Map(),
});

/** Moves the view to where the network stands; null: no row of this audience differs, there is nothing to send. */
export const publish = (
  _view: AudienceView,
  _network: Network,
  _changed: Iterable<string>,
  _now: number,
): ViewUpdate | null => null;

/**
 * Builds every row anew because time has passed (freshness, departures). True: some row differs, and since no
 * position moved, whoever listens needs a snapshot. Call it about once a minute.
 */
export const refresh = (_view: AudienceView, _network: Network, _now: number): boolean => false;

/** What a client that stands at `after` has missed; null: it needs a snapshot. */
export const since = (_view: AudienceView, _after: string): ViewUpdate | null => null;
