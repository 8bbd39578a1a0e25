import { describe, expect, test } from '@jest/globals';
import { filesIn, read } from './files.mjs';

/**
 * Words that were names in this code and that nobody from outside knows, with the term of the field that took their place. A
 * declared name has none of them among its parts; docs/GLOSSARY.md says which names there are.
 */
const GONE = {
  agenda: 'schedule',
  alike: 'confusable (Unicode TR 39)',
  asker: 'owner, requester',
  anew: 'again',
  askers: 'requesters',
  becomes: 'wait until, next',
  blame: 'report failure',
  breather: 'time slicer',
  crew: 'staff',
  deed: 'action',
  deeds: 'actions',
  diary: 'notes',
  diligence: 'confirmation rate',
  furnish: 'set up',
  genuine: 'valid, authentic',
  greet: 'send the first message: what it is',
  habits: 'rates',
  hear: 'on event, receive',
  heard: 'received',
  hears: 'outcome',
  hush: 'mute',
  insists: 'retries',
  keeper: 'staff',
  keepers: 'staff',
  lacks: 'missing',
  lane: 'queue',
  laters: 'timers',
  likeness: 'similarity',
  needy: 'seeking parties',
  nobodys: 'decoy',
  outlook: 'forecast, distribution',
  outrun: 'lost race',
  overseer: 'network manager',
  papers: 'administrative rules, documents',
  parcel: 'delivery',
  patiently: 'retried while unreachable',
  pulse: 'liveness probe, highlight',
  quieten: 'settle',
  said: 'asOf, answer, text, output: what it is',
  sight: 'visibility, disclosure',
  sounds: 'transliterated',
  sparsely: 'throttled',
  stranger: 'outsider',
  strangers: 'outsiders',
  surely: 'retried, until settled',
  teller: 'delivery worker',
  telling: 'publisher, delivery',
  told: 'disclosed, published, recipients, sent: what it is',
  tongue: 'language',
  unfolded: 'expanded',
  unhurried: 'in slices',
  untold: 'not recorded yet',
  untrue: 'mismatch',
  veil: 'missing range',
  whys: 'reasons',
};

/** Names that outsiders rely on: schemas of the OpenAPI document and commands of a stream carry them. */
const ON_THE_WIRE = new Set(
  ['rulesAsTold', 'RulesAsTold', 'RulesAsToldController'].concat(['NoteTold', 'noteTold', 'webhookTold']),
);

const WHERE = ['apps', 'libs', 'infra'];
const DECLARED =
  /\b(?:const|let|function\*?|class|interface|type)\s+(\w+)|^\s*(?:readonly |static |async |get )*#(\w+)\b/g;

const files = filesIn(...WHERE).filter(
  (f) => /\.(?:tsx?|[cm]js)$/.test(f) && !f.includes('/generated/') && f !== 'infra/checks/names.spec.mjs',
);

describe('names in the code', () => {
  test('there are files to look at', () => expect(files.length).toBeGreaterThan(500));

  test('are the terms of the field, and no word that only this project used', () => {
    const found = files.flatMap((f) => strangeNames(read(f)).map((name) => `${f}: ${name}`));
    expect(found).toEqual([]);
  });

  test.each([
    ['const told = 1;', ['told (disclosed, published, recipients, sent: what it is)']],
    ['  readonly #lane = 2;', ['lane (queue)']],
    ['export function sightOf(a: string) {}', ['sightOf (visibility, disclosure)']],
    ['const webhookTold = told;', []],
    ["const untoldly = 'told'; // const told", []],
  ])('%s', (text, expected) => expect(strangeNames(text)).toEqual(expected));
});

/** The declared names of a source that hold a word which is gone, each with what to call it instead. */
function strangeNames(text) {
  return text
    .split('\n')
    .filter((line) => !/^\s*(\/\/|\*|\/\*)/.test(line))
    .flatMap((line) => [...line.split(' // ')[0].matchAll(DECLARED)].map(([, name, hidden]) => name ?? hidden))
    .filter((name) => !ON_THE_WIRE.has(name))
    .flatMap((name) => {
      const word = name.split(/(?=[A-Z])|_/).find((part) => Object.hasOwn(GONE, part.toLowerCase()));
      return word === undefined ? [] : [`${name} (${GONE[word.toLowerCase()]})`];
    });
}
