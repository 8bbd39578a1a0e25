import type { Activity } from '@safe-haven/contracts';
import type { Actor } from '@safe-haven/domain';
import type { LogEntry } from './log.ts';
import type { House } from './network.ts';

export interface Page {
  /** Only events before this revision. */
  readonly before?: number;
  readonly limit: number;
}

/** The house's events, newest first, from its whole stream; null: the actor may not see this house exactly. */
export const activityFor = (_house: House, _stream: readonly LogEntry[], _actor: Actor, _page: Page): Activity | null =>
  null;
