import type { FIRST } from './first.ts';

export type First = (typeof FIRST)[number];

type TextsOf = (language: string) => Promise<{ readonly default: object }>;

/**
 * The texts of the first paint, imported by literal names: a variable name would make the bundler add a table of all
 * files.
 */
export const FIRST_TEXTS: Readonly<Record<First, TextsOf>> = {
  board: (language) => import(`./${language}/board.json`, { with: { type: 'json' } }),
  look: (language) => import(`./${language}/look.json`, { with: { type: 'json' } }),
  map: (language) => import(`./${language}/map.json`, { with: { type: 'json' } }),
  problems: (language) => import(`./${language}/problems.json`, { with: { type: 'json' } }),
  session: (language) => import(`./${language}/session.json`, { with: { type: 'json' } }),
};
