import { type Tonight, tonight } from '@safe-haven/contracts';
import { useLiveRead } from '../../features/live/use-live-read.ts';
import type { Read } from '../../net/use-read.ts';

/** What this night is about for the caller, live. */
export const useTonight = (): Read<Tonight> => useLiveRead('/api/tonight', tonight);
