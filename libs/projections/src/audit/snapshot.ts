import type { AuditedAccount } from './accounts.ts';
import type { TrailEntry } from './entry.ts';
import { emptyTrail, type Trail } from './trail.ts';

const NAME = 'audit trail';
/** Raise it whenever an entry's shape or what is told of a fact changes: an old snapshot is then not taken. */
const VERSION = 1;

interface Snapshot {
  readonly name: string;
  readonly version: number;
  readonly position: string;
  readonly entries: readonly TrailEntry[];
  readonly keys: readonly (readonly [string, TrailEntry])[];
  readonly erased: readonly string[];
  readonly accounts: readonly (readonly [string, AuditedAccount])[];
  readonly tokens: readonly (readonly [string, string])[];
}

/** The trail as JSON text. Nothing sealed, no hash and no text is in it. */
export function trailToSnapshot(trail: Trail): string {
  const snapshot: Snapshot = {
    name: NAME,
    version: VERSION,
    position: trail.position,
    entries: trail.entries,
    keys: [...trail.keys],
    erased: [...trail.erased],
    accounts: [...trail.accounts],
    tokens: [...trail.tokens],
  };
  return JSON.stringify(snapshot);
}

/** null: another version, or broken; then everything is replayed, with the same result. */
export function trailFromSnapshot(json: string): Trail | null {
  const snapshot = parse(json);
  if (snapshot?.name !== NAME || snapshot.version !== VERSION || !Array.isArray(snapshot.entries)) return null;
  const { position, entries, keys, erased, accounts, tokens } = snapshot as Snapshot;
  return {
    ...emptyTrail(),
    position,
    entries: [...entries],
    keys: new Map(keys),
    erased: new Set(erased),
    accounts: new Map(accounts),
    tokens: new Map(tokens),
  };
}

function parse(json: string): Partial<Snapshot> | null {
  try {
    return JSON.parse(json) as Partial<Snapshot> | null;
  } catch {
    return null;
  }
}
