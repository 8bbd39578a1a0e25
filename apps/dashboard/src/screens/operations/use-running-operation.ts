import type { Schema } from '../../net/api.ts';
import { useRead } from '../../net/read/use-read.ts';

const PATH = '/api/operations';

/** Parsed without the schemas of the contracts, which would have to be loaded for the tab. */
const runs: Schema<boolean> = {
  safeParse: (body) => {
    const { items } = (body ?? {}) as { items?: unknown };
    if (!Array.isArray(items)) return { success: false };
    return { success: true, data: items.some((item: { situation?: unknown } | null) => item?.situation === 'open') };
  },
};

/** Whether an operation is under way, one's own or another organisation's. */
export const useRunningOperation = (): boolean =>
  useRead({ path: PATH, key: ['night', PATH], answer: runs }).value ?? false;
