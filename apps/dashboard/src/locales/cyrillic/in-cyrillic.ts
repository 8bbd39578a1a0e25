import EXCEPTIONS from '../sr-Cyrl/exceptions.json' with { type: 'json' };
import { type Tree, transliterated } from './transliterate.ts';

/** The texts of a namespace in Cyrillic letters, with exceptions. */
export function inCyrillic(namespace: string, latin: object): object {
  const texts = transliterated(latin);
  for (const [path, text] of Object.entries(EXCEPTIONS)) {
    const [first, ...rest] = path.split('.');
    if (first === namespace) put(texts, rest, text);
  }
  return texts;
}

/** An invalid path is a programming error. */
function put(tree: Tree, [key = '', ...rest]: readonly string[], text: string): void {
  const child = tree[key];
  if (child === undefined) throw new Error(`an exception for a text that does not exist: ${key}`);
  if (rest.length === 0 || typeof child === 'string') tree[key] = text;
  else put(child, rest, text);
}
