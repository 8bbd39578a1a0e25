import type { Row } from '@safe-haven/contracts';

/** A house that is being set up: on its own people's board, and in no total, on no map and in no search (VA-11). */
export const isDraft = (row: Row): boolean => row.view === 'exact' && row.draft === true;
