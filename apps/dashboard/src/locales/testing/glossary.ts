import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ENGLISH, englishOf, PLURAL, type Texts } from './texts.ts';

/** How one language says a term: one way, by which a text that has the term in English is held. */
export interface Term {
  /** The term itself, for whoever translates. */
  readonly translation: string;
  /** What of it is in every text, whatever its case and number. */
  readonly as: string;
  /** How it is never said where English has the term: another word for it was in use, or misleads. */
  readonly never?: string;
  /** Texts that do without it, by their keys, with the reason. */
  readonly except?: Readonly<Record<string, string>>;
}

/** A term in English: where it is in a text, and the texts in which that word is another one. */
export interface EnglishTerm {
  readonly in: string;
  readonly otherwise?: Readonly<Record<string, string>>;
}

export const TERMS: Readonly<Record<string, EnglishTerm>> = glossaryFile('en');
export const glossaryOf = (language: string): Readonly<Record<string, Term>> => glossaryFile(language);

/** The texts that have a term in English and do not say it as the glossary does. */
export function offencesOf(name: string, term: Term, texts: Texts): readonly string[] {
  const english = TERMS[name]!;
  const isUsed = new RegExp(term.as, 'iu');
  const isWrong = term.never === undefined ? null : new RegExp(term.never, 'iu');
  return [...texts]
    .filter(([path]) => isOf(english, englishOf(path)) && !isListed(path, english.otherwise, term.except))
    .filter(([, text]) => !isUsed.test(text) || isWrong?.test(text))
    .map(([path, text]) => `${path}: ${text}`);
}

/** Exceptions for texts that are not there, or that do not have the term. */
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
