/**
 * Serbian in Cyrillic: the Latin texts in other letters, made when the language is loaded, and a few texts that differ.
 * A new screen needs nothing here.
 */
import { words as latin } from '../sr-Latn/index.ts';
import { EXCEPTIONS } from './exceptions.ts';
import { transliterated } from './transliterate.ts';

type Tree = { [key: string]: string | Tree };

function inCyrillic(): Readonly<Record<string, object>> {
  const words = transliterated(latin) as Tree;
  for (const [path, text] of Object.entries(EXCEPTIONS)) put(words, path.split('.'), text);
  return words as Readonly<Record<string, object>>;
}

/** Keys may hold no dot; a path that leads nowhere is a mistake of ours. */
function put(tree: Tree, [key = '', ...rest]: readonly string[], text: string): void {
  const there = tree[key];
  if (there === undefined) throw new Error(`an exception for a text that does not exist: ${key}`);
  if (rest.length === 0 || typeof there === 'string') tree[key] = text;
  else put(there, rest, text);
}

export const words = inCyrillic();
