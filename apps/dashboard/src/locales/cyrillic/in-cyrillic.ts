import { transliterate } from '@safe-haven/lang/transliterate';
import EXCEPTIONS from '../sr-Cyrl/exceptions.json' with { type: 'json' };

/** A tree of texts, as in a file. */
interface Tree {
  [key: string]: string | Tree;
}

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

/** Transliterates every text of a tree. */
const transliterated = (texts: object): Tree =>
  Object.fromEntries(
    Object.entries(texts).map(([key, text]: [string, string | object]) => [
      key,
      typeof text === 'string' ? transliterate(text) : transliterated(text),
    ]),
  );
