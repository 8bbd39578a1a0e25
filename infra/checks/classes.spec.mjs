import { describe, expect, test } from '@jest/globals';
import { filesIn, read } from './files.mjs';

const WHERE = ['apps/dashboard/src', 'apps/dashboard/index.html', 'apps/dashboard/public'];

const files = filesIn(...WHERE).filter((f) => /\.(css|tsx?|html|js)$/.test(f) && !/\.(spec|fixture)\.tsx?$/.test(f));
const markup = files
  .filter((f) => !f.endsWith('.css'))
  .map(read)
  .join('\n');

describe('the classes of the style sheets', () => {
  const styles = files.filter((f) => f.endsWith('.css'));

  test('there are style sheets to look at', () => expect(styles.length).toBeGreaterThan(40));

  test('each is set by some markup: a rule for a class that nothing has is dead', () => {
    const dead = styles.flatMap((f) =>
      classesOf(read(f)).flatMap((name) => (isSet(name, markup) ? [] : [`${f}: .${name}`])),
    );
    expect(dead).toEqual([]);
  });

  test.each([
    ['.a-b > p.c:not(.d) { margin: 0.5em }', ['a-b', 'c', 'd']],
    ['/* .gone */ @import url(x.css); .e { background: url(y.png) }', ['e']],
  ])('%s', (css, names) => expect(classesOf(css)).toEqual(names));

  test.each([
    ['row', '<li className="row wide">', true],
    ['row', '<li className="row-name">', false],
    ['held', "const state = 'held';", false],
    ['map-piece', "node('path', 'map-piece')", true],
    ['map-piece--free', templateOf('map-piece--'), true],
    ['map-piece--free', templateOf('map-'), true],
    ['map-piece--free', templateOf('maps-'), false],
  ])('%s in %s: %s', (name, text, set) => expect(isSet(name, text)).toBe(set));
});

/** The classes that the selectors of a style sheet name, each once. */
function classesOf(css) {
  const selectors = css.replace(/\/\*[\s\S]*?\*\//g, '').match(/[^{}]+(?=\{)/g) ?? [];
  return [...new Set(selectors.flatMap((s) => [...s.matchAll(/\.([a-z][\w-]*)/g)].map(([, name]) => name)))].filter(
    (name) => !/^(css|png|svg|woff2?)$/.test(name),
  );
}

/** A class name that a component puts together: its beginning, then a value. */
function templateOf(beginning) {
  return `<p className={\`${beginning}\${state}\`}>`;
}

/**
 * Whether markup sets a class, whole or as the beginning of a template that ends in a value. A name with a hyphen may stand in any
 * text, since the map makes its elements without JSX; a plain word only where a class name is expected.
 */
function isSet(name, text) {
  const where = name.includes('-') ? text : [...text.matchAll(/class(?:Name)?=(?:"[^"]*"|\{[^\n]*)/g)].join('\n');
  if (new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(where)) return true;
  const cuts = [...name.matchAll(/-/g)].map(({ index }) => name.slice(0, index + 1));
  return cuts.some((cut) => new RegExp(`(?<![\\w-])${cut}-?\\$\\{`).test(text));
}
