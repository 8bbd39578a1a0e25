import { describe, expect, test } from '@jest/globals';
import { filesIn, read } from './files.mjs';

const scripts = Object.keys(JSON.parse(read('package.json')).scripts);
const commands = [...read('apps/api/src/cli/haven.ts').matchAll(/^ {2}'?([a-z-]+)'?: \{$/gm)].map((m) => m[1]);
/** Words after a command that say which of its works is meant, as its help names them. */
const WORKS = { backup: /^(verify|noted)$/, keys: /^(status|rotate)$/, export: /^everything$/ };
/** What is typed is code: a line of a block, or what stands between backticks. */
const TYPED = /^(?: *|\$ )(?:npx )?haven .+$|`[^`]*\bhaven [^`]+`/gm;
const documents = filesIn('*.md');
/** What a decision or a release was about may be gone since. */
const ofToday = documents.filter((path) => !/^(docs\/(adr|words)\/|CHANGELOG)/.test(path));

const faultsOf = (file, text) =>
  text.split('\n').flatMap((line, i) => lineFaults(line).map((f) => `${file}:${i + 1} ${f}`));
const sourceOf = (command) => `apps/api/src/cli/${command === 'import' ? 'import/arguments' : command}.ts`;
const helpOf = (command) => /^(?:export )?const USAGE = `([\s\S]*?)`;/m.exec(read(sourceOf(command)))?.[1] ?? '';
const help = new Map(commands.map((command) => [command, helpOf(command)]));

function lineFaults(line) {
  const unknown = [...line.matchAll(/\bnpm run (?:-s )?([a-z][\w:-]*)/g)].filter(([, name]) => !scripts.includes(name));
  const typed = (line.match(TYPED) ?? []).flatMap((text) =>
    text
      .split(/\bhaven (?=[a-z])/)
      .slice(1)
      .flatMap(typedFaults),
  );
  return [...unknown.map(([, name]) => `no script ${name}`), ...typed];
}

/** What is wrong with the words after `haven`: a column of explanation begins after two spaces. */
function typedFaults(text) {
  const [name, ...words] = text
    .split(/ {2,}|[`|;&]/)[0]
    .trim()
    .split(' ');
  if (!/^[a-z][a-z-]*$/.test(name)) return [];
  if (!commands.includes(name)) return [`no command ${name}`];
  const options = words.map((word) => /^--[a-z-]+/.exec(word)?.[0]).filter((option) => option && option !== '--help');
  const wrong = options.filter((option) => !new RegExp(`${option}(?![a-z-])`).test(help.get(name)));
  const [work] = words;
  const isWork = WORKS[name] === undefined || !/^[a-z]+$/.test(work ?? '') || WORKS[name].test(work);
  return [...wrong.map((option) => `no ${option} of ${name}`), ...(isWork ? [] : [`no ${work} of ${name}`])];
}

describe('commands that a document shows', () => {
  test('each command says how it is used', () => {
    expect(commands.length).toBeGreaterThan(10);
    expect(commands.filter((command) => help.get(command) === '')).toEqual([]);
  });

  test('each is one, with its options; else the file and the line are named', () => {
    expect(ofToday.flatMap((file) => faultsOf(file, read(file)))).toEqual([]);
  });

  test('a release and a decision name scripts that are there', () => {
    const others = documents.filter((file) => !ofToday.includes(file));
    const faults = others.flatMap((file) => faultsOf(file, read(file)));
    expect(faults.filter((fault) => fault.includes('no script'))).toEqual([]);
  });

  test('the table of commands has every one, in the order of its help', () => {
    const [, table] = read('docs/operate/commands.md').split('<!-- operator commands -->');
    expect([...table.matchAll(/^\| `haven ([a-z-]+)` \|/gm)].map((m) => m[1])).toEqual(commands);
  });

  test.each([
    ['a command', 'Run `haven bakcup`.', 'no command bakcup'],
    ['an option', '  haven backup /a --key /b   copies', 'no --key of backup'],
    ['the work of one', 'haven keys rotated', 'no rotated of keys'],
    ['in a container', 'See `docker exec X haven retain --force`.', 'no --force of retain'],
    ['a script', 'npm run nothing', 'no script nothing'],
  ])('one that is wrong is found: %s', (_, line, fault) =>
    expect(faultsOf('a page', `first\n${line}\n`)).toEqual([`a page:2 ${fault}`]),
  );

  test.each(['`haven backup /a --keys /b`', 'haven erase --person ID --yes  forgets it', 'A safe haven is near.'])(
    'one that is right is not: %s',
    (line) => expect(faultsOf('a page', line)).toEqual([]),
  );
});
