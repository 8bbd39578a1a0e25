import { describe, expect, it } from '@jest/globals';
import { FIRST } from './first.ts';
import { namespacesFrom, parts } from './testing/parts.ts';

const first: ReadonlySet<string> = new Set(FIRST);
const beyondFirst = (file: string): readonly string[] =>
  [...namespacesFrom(file)].filter((namespace) => !first.has(namespace)).toSorted();

describe('the namespaces of what is fetched later', () => {
  it('are looked at', () => expect(parts.length).toBeGreaterThan(15));

  it.each(parts)('$file names all that it and what comes with it speak with', ({ file, named }) => {
    expect(beyondFirst(file).filter((namespace) => !named.includes(namespace))).toEqual([]);
  });

  it.each(parts)('$file names none that it does not need', ({ file, named }) => {
    const needed = beyondFirst(file);
    expect(named.filter((namespace) => !needed.includes(namespace))).toEqual([]);
  });

  it('leave the first script with those of the first paint; what it can be refused is in `problems`', () => {
    expect(beyondFirst('main.tsx')).toEqual(['refusals']);
  });
});
