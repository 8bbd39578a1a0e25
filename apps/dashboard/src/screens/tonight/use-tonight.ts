import { type Tonight, tonight } from '@safe-haven/contracts';
import type { Read } from '../../net/use-read.ts';
import { useLiveRead } from '../requests/use-live-read.ts';

/** What this night is about for the caller, live. */
export const useTonight = (): Read<Tonight> => useLiveRead('/api/tonight', tonight);
