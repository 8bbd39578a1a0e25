import type { FIRST } from './first.ts';

export type First = (typeof FIRST)[number];

type TextsOf = (language: string) => Promise<{ readonly default: object }>;

/** Where the texts of the first paint are, each by its name: a bundler makes of a name that varies a table of all there are. */
export const FIRST_TEXTS: Readonly<Record<First, TextsOf>> = {
  board: (language) => import(`./${language}/board.json`, { with: { type: 'json' } }),
  look: (language) => import(`./${language}/look.json`, { with: { type: 'json' } }),
  map: (language) => import(`./${language}/map.json`, { with: { type: 'json' } }),
  problems: (language) => import(`./${language}/problems.json`, { with: { type: 'json' } }),
  session: (language) => import(`./${language}/session.json`, { with: { type: 'json' } }),
};
