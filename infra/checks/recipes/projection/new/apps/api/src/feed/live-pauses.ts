import { emptyPauses, type Pauses, projectPauses } from '@safe-haven/projections';

/** The pauses of houses up to the position that this process has read. */
export class LivePauses {
  readonly pauses: Pauses;

  constructor(start: Pauses | null = null) {
    this.pauses = start ?? emptyPauses();
  }

  /** Projects one event, in the order of the log. */
  project(entry: Parameters<typeof projectPauses>[1]): void {
    projectPauses(this.pauses, entry);
  }
}
