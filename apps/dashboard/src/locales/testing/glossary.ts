import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ENGLISH, englishOf, PLURAL, type Texts } from './texts.ts';

/** How a language translates a term; checked in every text whose English has the term. */
export interface Term {
  /** The term, for translators. */
  readonly translation: string;
  /** The part of it that occurs in every inflected form. */
  readonly as: string;
  /** Misleading or former translations that must not occur. */
  readonly never?: string;
  /** Exempt texts by key, with the reason. */
  readonly except?: Readonly<Record<string, string>>;
}

/** An English term: where it occurs, and the texts in which the word has another meaning. */
export interface EnglishTerm {
  readonly in: string;
  readonly otherwise?: Readonly<Record<string, string>>;
}

export const TERMS: Readonly<Record<string, EnglishTerm>> = glossaryFile('en');
export const glossaryOf = (language: string): Readonly<Record<string, Term>> => glossaryFile(language);

/** The texts whose English has a term and that do not translate it as in the glossary. */
export function offencesOf(name: string, term: Term, texts: Texts): readonly string[] {
  const english = TERMS[name]!;
  const isUsed = new RegExp(term.as, 'iu');
  const isWrong = term.never === undefined ? null : new RegExp(term.never, 'iu');
  return [...texts]
    .filter(([path]) => isOf(english, englishOf(path)) && !isListed(path, english.otherwise, term.except))
    .filter(([, text]) => !isUsed.test(text) || isWrong?.test(text))
    .map(([path, text]) => `${path}: ${text}`);
}

/** Exceptions for missing texts, or for texts without the term. */
export function staleOf(name: string, listed: Readonly<Record<string, string>> = {}): readonly string[] {
  const ofTerm = [...ENGLISH].filter(([, text]) => isOf(TERMS[name]!, text)).map(([path]) => path.replace(PLURAL, ''));
  return Object.keys(listed).filter((path) => !ofTerm.includes(path));
}

const isOf = (term: EnglishTerm, text: string): boolean => new RegExp(term.in, 'iu').test(text);
const isListed = (path: string, ...lists: (Readonly<Record<string, string>> | undefined)[]): boolean =>
  lists.some((list) => list !== undefined && path.replace(PLURAL, '') in list);

function glossaryFile<T>(language: string): T {
  return JSON.parse(readFileSync(fileURLToPath(new URL(`glossary/${language}.json`, import.meta.url)), 'utf8'));
}
