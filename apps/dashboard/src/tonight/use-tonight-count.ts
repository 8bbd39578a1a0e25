import type { Schema } from '../http/api.ts';
import { useLiveRead } from '../requests/use-live-read.ts';

const CLOSE_MS = 15 * 60_000;

/** Counted without the contracts' schemas: whoever only counts need not load them. */
const counted: Schema<number> = {
  safeParse: (said) => {
    const { tasks, parties, holds } = (said ?? {}) as {
      tasks?: unknown;
      parties?: readonly { overdue?: unknown }[];
      holds?: readonly { expiresAt?: unknown; mine?: unknown; atHome?: unknown }[];
    };
    if (typeof tasks !== 'number' || !Array.isArray(parties) || !Array.isArray(holds)) return { success: false };
    const soon = Date.now() + CLOSE_MS;
    const closing = holds.filter((hold) => (hold.mine || hold.atHome) && Date.parse(String(hold.expiresAt)) <= soon);
    return { success: true, data: tasks + parties.filter(({ overdue }) => overdue === true).length + closing.length };
  },
};

/** How many things of this night wait for somebody: tasks, overdue parties, holds that end within 15 minutes. 0: none, or not known. */
export function useTonightCount(mayRequests: boolean): number {
  return useLiveRead(mayRequests ? '/api/tonight' : null, counted).value ?? 0;
}
