import { board } from './en/board.ts';
import { look } from './en/look.ts';
import { map } from './en/map.ts';
import { problems } from './en/problems.ts';
import { session } from './en/session.ts';

/**
 * The English words that are there at the first paint. Those of other screens come with their script (`later.ts`):
 * nothing that is loaded first may import them, or they are loaded first too.
 */
export const first = { board, look, map, problems, session } as const;
