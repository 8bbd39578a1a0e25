import { account } from './en/account.ts';
import { audit } from './en/audit.ts';
import { board } from './en/board.ts';
import { find } from './en/find.ts';
import { look } from './en/look.ts';
import { map } from './en/map.ts';
import { notifications } from './en/notifications.ts';
import { offline } from './en/offline.ts';
import { people } from './en/people.ts';
import { problems } from './en/problems.ts';
import { refusals } from './en/refusals.ts';
import { requests } from './en/requests.ts';
import { session } from './en/session.ts';
import { shelter } from './en/shelter.ts';
import { tonight } from './en/tonight.ts';
import { transfers } from './en/transfers.ts';
import { trends } from './en/trends.ts';
import { vault } from './en/vault.ts';
import type { Language } from './languages.ts';
import type { NotYet } from './not-yet.ts';

/**
 * Every English word of the interface, by screen. Its shape is the shape that other languages must have. For types and
 * checks alone: the program loads `first.ts`.
 */
export const en = {
  account,
  audit,
  board,
  find,
  look,
  map,
  notifications,
  offline,
  people,
  problems,
  refusals,
  requests,
  session,
  shelter,
  tonight,
  transfers,
  trends,
  vault,
} as const;

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

/** The languages that have files of their own; Serbian in Cyrillic is written from the Latin one. */
export type Written = Exclude<Language, 'en' | 'sr-Cyrl'>;

/** The plural forms of whole numbers in each language (CLDR): 1 · 2 to 4 · 5 and more, where a language tells them apart. */
export interface FormsOf {
  sq: 'one' | 'other';
  bs: 'one' | 'few' | 'other';
  'sr-Latn': 'one' | 'few' | 'other';
  mk: 'one' | 'other';
}

/** `hours_one` and `hours_other` become the forms of the language; `hours_zero` is a sentence of its own and stays. */
type KeyIn<K extends string, Form extends string, Path extends string> = `${Path}${Singular<K>}` extends NotYet
  ? never
  : K extends `${infer Base}_${'one' | 'other'}`
    ? `${Base}_${Form}`
    : K;
type Translated<T, Form extends string, Path extends string> = {
  readonly [K in keyof T & string as KeyIn<K, Form, Path>]: T[K] extends string
    ? string
    : Translated<T[K], Form, `${Path}${K}.`>;
};

/** The words of one screen in one language: the same keys as in English, with the plural forms of the language. */
export type In<L extends Written, S extends Screen> = Translated<(typeof en)[S], FormsOf[L], `${S}.`>;
/** The screens whose words are there at the first paint (`first.ts`). */
type First = 'board' | 'look' | 'map' | 'problems' | 'session';
/** What a language says at the first paint, and on the screens that are fetched later. */
export type FirstIn<L extends Written> = { readonly [S in Exclude<First, NotYet>]: In<L, S> };
export type LaterIn<L extends Written> = { readonly [S in Exclude<Screen, First | NotYet>]: In<L, S> };
