import { type DirectoryEntry, emptyTrail, projectTrail, type Trail } from '@safe-haven/projections';

/** The audit trail up to the position that this process has read. */
export class AuditTrail {
  readonly trail: Trail;

  constructor(start: Trail | null = null) {
    this.trail = start ?? emptyTrail();
  }

  /** Projects one event, in the order of the log. */
  project(entry: DirectoryEntry): void {
    projectTrail(this.trail, entry);
  }
}
