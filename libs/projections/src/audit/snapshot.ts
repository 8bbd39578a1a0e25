import { snapshotIn } from '../snapshot-json.ts';
import { ValueTable } from '../value-table.ts';
import type { AuditedAccount } from './accounts.ts';
import type { TrailEntry } from './entry.ts';
import { emptyTrail, type Trail } from './trail.ts';

const NAME = 'audit trail';
/** Raise it whenever an entry's shape or the shown details change: older snapshots are then ignored. */
const VERSION = 5;

/** An entry; numbers are indexes into the value table. `recordedAt` 0: the same as `occurredAt`. */
type Row = readonly [
  position: string,
  eventId: string,
  occurredAt: string,
  recordedAt: string | 0,
  kind: number,
  type: number,
  actor: number,
  about: number,
  details: number,
  organisations: number,
  shelters: number,
];

interface Snapshot {
  readonly name: string;
  readonly version: number;
  readonly position: string;
  readonly words: readonly unknown[];
  readonly rows: readonly Row[];
  readonly keys: readonly (readonly [string, Row])[];
  readonly erased: readonly string[];
  readonly accounts: readonly (readonly [string, AuditedAccount])[];
  readonly tokens: readonly (readonly [string, string])[];
}

/** The trail as JSON text, with repeated values written once. It contains no box, no hash and no free text. */
export function trailToSnapshot(trail: Trail): string {
  const table = new ValueTable();
  const rows = trail.entries.map((entry) => rowOf(entry, table));
  const keys = [...trail.keys].map(([subject, entry]) => [subject, rowOf(entry, table)] as const);
  const snapshot: Snapshot = {
    name: NAME,
    version: VERSION,
    position: trail.position,
    words: table.all(),
    rows,
    keys,
    erased: [...trail.erased],
    accounts: [...trail.accounts],
    tokens: [...trail.tokens],
  };
  return JSON.stringify(snapshot);
}

function rowOf(e: TrailEntry, table: ValueTable): Row {
  const recordedAt = e.recordedAt === e.occurredAt ? 0 : e.recordedAt;
  const values = [e.kind, e.type, e.actor, e.about, e.details, e.organisations, e.shelters] as const;
  const [kind, type, actor, about, details, organisations, shelters] = values.map((value) => table.indexOf(value)) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return [e.position, e.eventId, e.occurredAt, recordedAt, kind, type, actor, about, details, organisations, shelters];
}

/** null: see `snapshotIn`. */
export function trailFromSnapshot(json: string): Trail | null {
  const snapshot = snapshotIn<Snapshot>(json, { name: NAME, version: VERSION }, 'rows');
  if (snapshot === null) return null;
  const { position, words: values, rows, keys, erased, accounts, tokens } = snapshot;
  return {
    ...emptyTrail(),
    position,
    shared: new Map(values.map((value) => [JSON.stringify(value), value])),
    entries: rows.map((row) => entryIn(row, values)),
    keys: new Map(keys.map(([subject, row]) => [subject, entryIn(row, values)])),
    erased: new Set(erased),
    accounts: new Map(accounts),
    tokens: new Map(tokens),
  };
}

function entryIn(row: Row, values: readonly unknown[]): TrailEntry {
  const [position, eventId, occurredAt, recordedAt, kind, type, actor, about, details, organisations, shelters] = row;
  return {
    position,
    eventId,
    kind: values[kind] as TrailEntry['kind'],
    type: values[type] as string,
    occurredAt,
    recordedAt: recordedAt === 0 ? occurredAt : recordedAt,
    actor: values[actor] as TrailEntry['actor'],
    about: values[about] as TrailEntry['about'],
    details: values[details] as TrailEntry['details'],
    organisations: values[organisations] as readonly string[],
    shelters: values[shelters] as readonly string[],
  };
}
