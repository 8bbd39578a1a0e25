import { describe, expect, test } from '@jest/globals';
import {
  OPERATION_REJECTION_CODES,
  PERSON_REJECTION_CODES,
  REJECTION_CODES,
  REQUEST_REJECTION_CODES,
  SURGE_REJECTION_CODES,
  TRANSFER_REJECTION_CODES,
} from '@safe-haven/domain';
import { filesIn, read } from './files.mjs';

/** In the order of SPEC, each on a line of its own: two branches that add one meet without a conflict. */
const PREFIXES = [
  'SH', // houses
  'FR', // free and spare
  'OC', // how full houses were
  'PH', // houses of the past
  'IM', // what is imported
  'FP', // finding a place
  'PL', // a plan for many parties
  'OR', // many parties at once
  'TL', // a party in one line
  'MS', // the screen of an operation
  'SU', // a call for extra places
  'RQ', // requests
  'TR', // transfers
  'AC', // accounts
  'DR', // sign-in, limits and the edge of the network
  'NT', // notifications
  'TN', // tonight
  'HO', // handover
  'VA', // where people are sent
  'PX', // published houses that move
  'OG', // organisations
  'DC', // numbers to call
  'HS', // how a house is set up
  'PV', // what others may learn
  'FC', // what is coming
  'KP', // keys and copies
  'OP', // the people who run the program
  'LG', // the log's signs of life
  'AP', // pages and servers of different releases
  'WH', // webhooks
  'CL', // the client for machines
  'RP', // replay
  'WD', // words
  'AL', // what is read aloud
  'HE', // help
  'FG', // figures
  'XP', // what leaves
];
const ID = new RegExp(`\\b(?:${PREFIXES.join('|')})-\\d+\\b`, 'g');
const spec = read('docs/SPEC.md');
const rules = [...spec.matchAll(new RegExp(`^- \\*\\*((?:${PREFIXES.join('|')})-\\d+)\\*\\*`, 'gm'))].map((m) => m[1]);

/** The titles of all tests: the first text that `describe`, `it` or `test`, plain or `.each`, is given. */
const titles = filesIn('*.spec.ts', '*.spec.tsx', '*.spec.mjs').flatMap((file) =>
  [...read(file).matchAll(/\b(?:describe|it|test)\b(?:\.\w+)*(?:\([^'"`]*?\))?\(\s*(['"`])(.*?)\1/gs)].map((m) => m[2]),
);
const idsIn = (texts) => [...new Set(texts.flatMap((text) => text.match(ID) ?? []))].sort();

describe('the specification and its tests', () => {
  test('every rule has one id, in order', () => {
    const counted = new Map();
    for (const rule of rules) {
      const [prefix] = rule.split('-');
      counted.set(prefix, (counted.get(prefix) ?? 0) + 1);
      expect(rule).toBe(`${prefix}-${counted.get(prefix)}`);
    }
    expect([...counted.keys()]).toEqual(PREFIXES);
  });

  test('every rule of SPEC is quoted by the title of a test', () => {
    const quoted = idsIn(titles);
    expect(rules.filter((rule) => !quoted.includes(rule))).toEqual([]);
  });

  test('every id that a test or a break quotes is a rule of SPEC', () => {
    const broken = filesIn('*breaks.json').flatMap((file) => JSON.parse(read(file)).map((b) => b.rule));
    expect(idsIn([...titles, ...broken]).filter((id) => !rules.includes(id))).toEqual([]);
  });

  test.each([
    ['rejections', REJECTION_CODES],
    ['operation rejections', OPERATION_REJECTION_CODES],
    ['surge rejections', SURGE_REJECTION_CODES],
    ['request rejections', REQUEST_REJECTION_CODES],
    ['transfer rejections', TRANSFER_REJECTION_CODES],
    ['account rejections', PERSON_REJECTION_CODES],
  ])('SPEC lists the %s as the program does, in its order', (mark, codes) => {
    const table = spec.slice(spec.indexOf(`<!-- ${mark} -->`)).split('\n\n')[0];
    expect([...table.matchAll(/^\| `(\w+)` \|/gm)].map((m) => m[1])).toEqual([...codes]);
  });
});
