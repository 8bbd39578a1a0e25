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

  test('each that markup sets is styled where its component may look: in its own screen, in the features or in the kit', () => {
    const lost = files
      .filter((f) => f.endsWith('.tsx'))
      .flatMap((f) => classesSetBy(read(f)).flatMap((name) => (isStyled(name, roomOf(f)) ? [] : [`${f}: ${name}`])));
    expect([...new Set(lost)]).toEqual([]);
  });

  test.each([
    ['<li className="row wide">', ['row', 'wide']],
    ["<p className={state === 'open' ? 'a b' : 'c'} data-x={t('d')}>", ['a', 'b', 'c']],
    [templateOf('e f-'), ['e']],
    ["<Icon iconClassName={k ? undefined : 'l'} />", ['l']],
  ])('%s sets %s', (tsx, names) => expect(classesSetBy(tsx)).toEqual(names));

  test.each([
    ['screens/find', 'screens/find', true],
    ['screens/find', 'screens/board', false],
    ['screens/find', 'features', true],
    ['features', 'screens/find', false],
    ['ui', 'features', false],
    ['app', 'screens/board', true],
  ])('%s sees the style sheets of %s: %s', (room, styles, sees) => expect(seesStyles(room, styles)).toBe(sees));

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

/** Classes without a rule of their own, each with the reason. */
const UNSTYLED = new Map([
  ['map-piece', 'any piece of a marker; its state is styled'],
  ['button-text', 'the words of a button, which the replay hides on narrow screens'],
  ['live-newest', 'the age of the newest change, which the board cuts where there is no room'],
]);

/** The folder that decides what a file may use: a screen, or one of the layers below. */
function roomOf(file) {
  const [layer, folder] = file.split('/').slice(3);
  return layer === 'screens' ? `${layer}/${folder}` : layer;
}

/** A rule in the style sheet of another screen is not there until somebody has opened that screen. */
function seesStyles(room, styles) {
  if (room === styles || room === 'app' || styles === 'ui' || styles === 'app') return true;
  return styles === 'features' && room.startsWith('screens/');
}

function isStyled(name, room) {
  return UNSTYLED.has(name) || (roomsByClass().get(name) ?? []).some((styles) => seesStyles(room, styles));
}

let rooms = null;
/** In which rooms each class has a rule. */
function roomsByClass() {
  if (rooms !== null) return rooms;
  rooms = new Map();
  for (const file of files.filter((f) => f.endsWith('.css') && f.includes('/src/')))
    for (const name of classesOf(read(file))) rooms.set(name, [...(rooms.get(name) ?? []), roomOf(file)]);
  return rooms;
}

/** The whole class names that the attributes of a component set; not the words of its conditions, nor what a template makes. */
function classesSetBy(tsx) {
  return [...tsx.matchAll(/[cC]lassName=(?:"([^"]*)"|\{([^\n]*))/g)].flatMap(([, plain, code]) => {
    if (plain !== undefined) return plain.split(' ');
    const own = code
      .replace(/\s[\w-]+=[{"].*$/, '')
      .replace(/[!=]==\s*'[^']*'/g, '')
      .replace(/[\w-]*\$\{.*?\}/g, ' ');
    return [...own.matchAll(/['`]([^'`]*)['`]/g)].flatMap(([, names]) =>
      names.split(' ').filter((name) => /^[a-z][\w-]*$/.test(name)),
    );
  });
}

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
 * Whether markup sets a class, whole or as the beginning of a template that ends in a value. A name with a hyphen may
 * be in any text, since the map makes its elements without JSX; a plain word only where a class name is expected.
 */
function isSet(name, text) {
  const where = name.includes('-') ? text : [...text.matchAll(/class(?:Name)?=(?:"[^"]*"|\{[^\n]*)/g)].join('\n');
  if (new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(where)) return true;
  const cuts = [...name.matchAll(/-/g)].map(({ index }) => name.slice(0, index + 1));
  return cuts.some((cut) => new RegExp(`(?<![\\w-])${cut}-?\\$\\{`).test(text));
}
