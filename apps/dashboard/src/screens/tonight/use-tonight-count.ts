import type { Schema } from '../../net/api.ts';
import { endpoints } from '../../net/read/endpoints.ts';
import { useRead } from '../../net/read/use-read.ts';

const CLOSE_MS = 15 * 60_000;

/** Counted without the contracts' schemas: whoever only counts need not load them. */
const counted: Schema<number> = {
  safeParse: (body) => {
    const { tasks, parties, holds, handover } = (body ?? {}) as {
      tasks?: unknown;
      handover?: unknown;
      parties?: readonly { overdue?: unknown }[];
      holds?: readonly { expiresAt?: unknown; overdueFrom?: unknown; mine?: unknown; atHome?: unknown }[];
    };
    if (typeof tasks !== 'number' || !Array.isArray(parties) || !Array.isArray(holds)) return { success: false };
    const now = Date.now();
    const urging = holds.filter(
      ({ expiresAt, overdueFrom, mine, atHome }) =>
        (mine || atHome) && (Date.parse(String(expiresAt)) <= now + CLOSE_MS || Date.parse(String(overdueFrom)) < now),
    );
    const waits = handover === 'waits' ? 1 : 0;
    return {
      success: true,
      data: waits + tasks + parties.filter(({ overdue }) => overdue === true).length + urging.length,
    };
  },
};

/** How many things of this night wait for somebody: a handover, tasks, overdue parties, holds that end within 15 minutes or whose party is overdue. 0: none, or not known. */
export function useTonightCount(mayRequests: boolean): number {
  return useRead(mayRequests ? endpoints.tonight : null, counted).value ?? 0;
}
