import type { Schema } from '../../net/api.ts';
import { TONIGHT } from '../../net/read/endpoints.ts';
import { useRead } from '../../net/read/use-read.ts';

const CLOSE_MS = 15 * 60_000;

/** Parsed without the schemas of the contracts, which would have to be loaded for the count. */
const counted: Schema<number> = {
  safeParse: (body) => {
    const { tasks, parties, holds, handover } = (body ?? {}) as {
      tasks?: unknown;
      handover?: unknown;
      parties?: readonly { overdue?: unknown; diverted?: unknown }[];
      holds?: readonly { expiresAt?: unknown; overdueFrom?: unknown; mine?: unknown; atHome?: unknown }[];
    };
    if (typeof tasks !== 'number' || !Array.isArray(parties) || !Array.isArray(holds)) return { success: false };
    const now = Date.now();
    const urgentHolds = holds.filter(
      ({ expiresAt, overdueFrom, mine, atHome }) =>
        (mine || atHome) && (Date.parse(String(expiresAt)) <= now + CLOSE_MS || Date.parse(String(overdueFrom)) < now),
    );
    const waits = handover === 'waits' ? 1 : 0;
    return {
      success: true,
      data:
        waits +
        tasks +
        parties.filter(({ overdue, diverted }) => overdue === true || diverted === true).length +
        urgentHolds.length,
    };
  },
};

/**
 * The number of open tasks: a handover, tasks, overdue and diverted parties, holds that end within 15 minutes or whose party is
 * overdue. 0: none, or not loaded.
 */
export function useTonightCount(mayRequests: boolean): number {
  return useRead(mayRequests ? { ...TONIGHT, answer: counted } : null).value ?? 0;
}
