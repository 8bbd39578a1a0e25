import { describe, expect, test } from '@jest/globals';
import { filesIn, read } from './files.mjs';

const modules = filesIn('apps/api/src').filter((file) => file.endsWith('.module.ts'));
/** What the modules provide, by its class or its token. */
const providedIn = (texts) => texts.flatMap((text) => [...text.matchAll(/\bprovide\(\s*(\w+)/g)].map(([, key]) => key));
const twice = (list) => list.filter((one, i) => list.indexOf(one) !== i);

describe('the modules of the API', () => {
  test('there is at most one of a folder', () => {
    expect(modules.length).toBeGreaterThan(20);
    expect(twice(modules.map((file) => file.slice(0, file.lastIndexOf('/'))))).toEqual([]);
  });

  test('no two of them provide the same', () => {
    const provided = providedIn(modules.map(read));
    expect(provided.length).toBeGreaterThan(80);
    expect(twice(provided)).toEqual([]);
  });

  test('what is planted a second time is seen', () => {
    const text = 'provide(LiveBoard, [FEED], make), provide(\n  Registry,\n  []), ';
    expect(providedIn([text])).toEqual(['LiveBoard', 'Registry']);
    expect(twice(providedIn([text, 'provide(Registry, [], other)']))).toEqual(['Registry']);
  });
});
