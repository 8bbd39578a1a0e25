import type { SurgeView } from '@safe-haven/contracts';

/** Surges of other countries that wait for what one's own says. */
export const askingOf = (items: readonly SurgeView[]): readonly SurgeView[] =>
  items.filter(({ asksMine }) => asksMine !== null && asksMine.declined === null);
