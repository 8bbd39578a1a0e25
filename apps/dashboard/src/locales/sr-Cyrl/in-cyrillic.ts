import { EXCEPTIONS } from './exceptions.ts';
import { transliterated } from './transliterate.ts';

type Tree = { [key: string]: string | Tree };

/** The words of some screens in Cyrillic, with the exceptions among them. */
export function inCyrillic(latin: object): Readonly<Record<string, object>> {
  const words = transliterated(latin) as Tree;
  for (const [path, text] of Object.entries(EXCEPTIONS)) {
    const [screen = '', ...rest] = path.split('.');
    const there = words[screen];
    if (there !== undefined && typeof there !== 'string') put(there, rest, text);
  }
  return words as Readonly<Record<string, object>>;
}

/** A path that leads nowhere is a mistake of ours. */
function put(tree: Tree, [key = '', ...rest]: readonly string[], text: string): void {
  const there = tree[key];
  if (there === undefined) throw new Error(`an exception for a text that does not exist: ${key}`);
  if (rest.length === 0 || typeof there === 'string') tree[key] = text;
  else put(there, rest, text);
}
