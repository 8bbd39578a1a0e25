interface SnapshotHead {
  readonly name: string;
  readonly version: number;
}

/**
 * A snapshot in one JSON text; null: no JSON, or the snapshot of another projection, of another version, or without its
 * `list`. Then the log is replayed from the start, with the same result.
 */
export function snapshotIn<S extends SnapshotHead>(
  json: string,
  { name, version }: SnapshotHead,
  list: keyof S & string,
): S | null {
  const snapshot = parsed(json) as Partial<S> | null;
  const isAsked = snapshot?.name === name && snapshot.version === version && Array.isArray(snapshot[list]);
  return isAsked ? (snapshot as S) : null;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
