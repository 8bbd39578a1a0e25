import { board } from './en/board.ts';
import { look } from './en/look.ts';
import { map } from './en/map.ts';
import { problems } from './en/problems.ts';
import { session } from './en/session.ts';
import { shelter } from './en/shelter.ts';
import { trends } from './en/trends.ts';

/** Every English word of the interface, by screen. Its shape is the shape that other languages must have. */
export const en = { board, look, map, problems, session, shelter, trends } as const;

export type Screen = keyof typeof en;

type Plural = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';
type Singular<K extends string> = K extends `${infer Base}_${Plural}` ? Base : K;
type Leaf<T, Path extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${Path}${Singular<K>}` : Leaf<T[K], `${Path}${K}.`>;
}[keyof T & string];

/** The keys of a screen's words, as paths; a plural is named without its form. */
export type Key<S extends Screen> = Leaf<(typeof en)[S]>;
export type Values = Readonly<Record<string, string | number>>;
/** Says the words of a key in the chosen language. `count` chooses the plural form. */
export type Words<S extends Screen> = (key: Key<S>, values?: Values) => string;
