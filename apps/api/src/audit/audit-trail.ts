import { type DirectoryEntry, emptyTrail, projectTrail, type Trail } from '@safe-haven/projections';

/** The audit trail as this process has read it so far. */
export class AuditTrail {
  readonly trail: Trail;

  constructor(start: Trail | null = null) {
    this.trail = start ?? emptyTrail();
  }

  /** One event of the log, in its order. */
  project(entry: DirectoryEntry): void {
    projectTrail(this.trail, entry);
  }
}
