import { describe, expect, test } from '@jest/globals';
import ts from 'typescript';
import { filesIn, read } from './files.mjs';

/**
 * A test asserts what happens and in which order; a promise in seconds is a benchmark's (docs/develop/tests.md). What may
 * look like a limit all the same: where, the line's text, and why no slow machine turns it red.
 */
const ALLOWED = [
  {
    file: 'apps/api/src/service-manager.int.spec.ts',
    text: '(at) => at > from && at < to',
    because: 'the signs of life that came while the event loop was held up are counted, however long that took',
  },
  {
    file: 'infra/jest-preset/waiting.ts',
    text: 'if (performance.now() > end)',
    because: 'the one limit of what waits for an event, minutes long',
  },
  {
    file: 'apps/api/src/silent-log.int.spec.ts',
    text: 'performance.now() - this.#aliveAt <= DELAYED_MS',
    because: 'the rule of a screen: it is live while a heartbeat came lately',
  },
  {
    file: 'apps/api/src/live/notices/testing/push-service.ts',
    text: 'left <= 24 * 3_600',
    because: 'a push service takes no token that is good for more than a day',
  },
  {
    file: 'apps/dashboard/src/net/with-retries.spec.ts',
    text: 'performance.now() - startedAt < forMs',
    because: 'the clock is one that the test moves',
  },
  {
    file: 'apps/dashboard/src/screens/replay/use-replay.spec.tsx',
    text: 'ends[0]! <= Date.now()',
    because: 'the moment of the question lies between two readings of the clock, however far apart',
  },
  {
    file: 'apps/e2e/src/offline.spec.ts',
    text: 'expect(Date.parse(admitted.occurredAt)).toBeLessThanOrEqual(tapped)',
    because: 'an order: what was tapped before the line came back is recorded as before it',
  },
  {
    file: 'libs/event-store/src/eventstoredb/silence.int.spec.ts',
    text: 'performance.now() < until; );',
    because: 'it blocks the process for at least that long',
  },
];

const TESTS =
  /\.spec\.\w+$|\/(?:testing|contract|simulation|security|attacks)\/|^apps\/e2e\/src\/|^infra\/jest-preset\//;
const NO_TESTS = /^apps\/(?:bench|e2e\/src\/(?:measures|pictures))\/|^infra\/checks\/time-limits\./;
const files = filesIn('apps', 'libs', 'infra').filter(
  (file) => /\.(?:tsx?|mjs)$/.test(file) && TESTS.test(file) && !NO_TESTS.test(file),
);

const CLOCK = /^(?:performance\.now|Date\.now|process\.hrtime(?:\.bigint)?)$/;
const DURATION = /^(?:took|elapsed|duration|latency|waited)/i;
const UPPER_BOUND = /^(?:toBeLessThan|toBeLessThanOrEqual)$/;
const COMPARES = new Set(
  ['LessThanToken', 'LessThanEqualsToken', 'GreaterThanToken', 'GreaterThanEqualsToken'].map((k) => ts.SyntaxKind[k]),
);
const HOOKS = /^(?:before|after)(?:All|Each)$/;
const SETS_A_LIMIT = /^(?:jest\.setTimeout|AbortSignal\.timeout|\w+\.setDefault(?:Navigation)?Timeout)$/;
const PAUSES = /^(?:pause|sleep|delay|setTimeout)$/;
/** The one limit of what hangs, whatever a test makes of it. */
const HANGS = 'HANGS_MS';

/** What of a test file is a limit in time, with its line. */
function limitsIn(file, text) {
  const source = ts.createSourceFile(
    file,
    text,
    ts.ScriptTarget.Latest,
    true,
    file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
  const timed = timedNames(source);
  const found = [];
  walk(source, (node) => {
    const what = limitOf(node, timed);
    if (!what || node.getText().includes(HANGS)) return;
    const line = source.getLineAndCharacterOfPosition(node.getStart()).line;
    found.push({ file, line: line + 1, what, text: text.split('\n')[line].trim() });
  });
  return [...new Map(found.map((limit) => [`${limit.line} ${limit.what}`, limit])).values()];
}

function limitOf(node, timed) {
  if (ts.isImportDeclaration(node)) return importOf(node);
  if (ts.isPropertyAssignment(node)) return isLimit(node) ? 'a timeout of its own' : undefined;
  if (ts.isBinaryExpression(node) && COMPARES.has(node.operatorToken.kind)) {
    return [node.left, node.right].some((side) => isTime(side, timed)) ? 'a time is compared with a limit' : undefined;
  }
  return ts.isCallExpression(node) ? callOf(node, timed) : undefined;
}

function importOf({ moduleSpecifier, importClause }) {
  if (moduleSpecifier.text.endsWith('/patience')) return 'a limit that grows with the load';
  return importClause?.getText().includes('loadavg') ? 'the load of the machine' : undefined;
}

const isLimit = ({ name, initializer }) =>
  name.getText() === 'timeout' && initializer.getText() !== '0' && isNumber(initializer);

/** A number, a sum or product of some, or the name of a constant. */
const isNumber = (node) =>
  ts.isNumericLiteral(node) ||
  (ts.isIdentifier(node) && /^[A-Z_\d]+$/.test(node.text)) ||
  (ts.isBinaryExpression(node) && isNumber(node.left) && isNumber(node.right)) ||
  (ts.isCallExpression(node) && node.expression.getText() === 'patience');

function callOf(node, timed) {
  const { expression, arguments: args } = node;
  const callee = expression.getText();
  if (SETS_A_LIMIT.test(callee)) return 'a timeout of its own';
  const isTest = args.length === 3 && isText(args[0]) && isFunction(args[1]) && isNumber(args[2]);
  if (isTest || (HOOKS.test(callee) && args.length === 2)) return 'a test or hook with a limit of its own';
  if (callee === 'setTimeout' && args[0]?.getText().includes('reject(')) return 'a limit of its own for what hangs';
  if (callee === 'Promise.race' && contains(args[0], isPause)) return 'a race with a time';
  if (!ts.isPropertyAccessExpression(expression) || !UPPER_BOUND.test(expression.name.text)) return undefined;
  return isTime(expression.expression, timed) || args.some((arg) => isTime(arg, timed))
    ? 'a time has an upper bound'
    : undefined;
}

const isText = (node) => ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
const isFunction = (node) => ts.isArrowFunction(node) || ts.isFunctionExpression(node);
const isPause = (node) => ts.isCallExpression(node) && PAUSES.test(node.expression.getText());
const isClock = (node) => ts.isCallExpression(node) && CLOCK.test(node.expression.getText());
/** A clock is read in it, or it has a name for what was made of that. */
const isTime = (node, timed) =>
  contains(node, (n) => isClock(n) || (ts.isIdentifier(n) && (timed.has(n.text) || DURATION.test(n.text))));

/** Names of the file for what a clock said, and for functions that answer it. */
function timedNames(source) {
  const timed = new Set();
  const declares = (node) => ts.isVariableDeclaration(node) || ts.isFunctionDeclaration(node);
  walk(source, (node) => {
    if (!declares(node) || !node.name || !ts.isIdentifier(node.name)) return;
    const of = node.initializer ?? node.body;
    if (of && (isFunction(of) || ts.isBlock(of) ? returnsTime(of, timed) : isTime(of, timed)))
      timed.add(node.name.text);
  });
  return timed;
}

function returnsTime(fn, timed) {
  if (fn.body && !ts.isBlock(fn.body)) return isTime(fn.body, timed);
  return contains(
    fn.body ?? fn,
    (node) => ts.isReturnStatement(node) && node.expression && isTime(node.expression, timed),
  );
}

/** Looks at a node and all in it but the functions, which run at another time. */
function contains(node, holds) {
  if (holds(node)) return true;
  return (
    ts.forEachChild(node, (child) => (isFunction(child) ? undefined : contains(child, holds) || undefined)) ?? false
  );
}

function walk(node, visit) {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

const isAllowed = (limit) => ALLOWED.find(({ file, text }) => limit.file === file && limit.text.includes(text));

describe('tests and time', () => {
  const limits = files.flatMap((file) => limitsIn(file, read(file)));

  test('there are files to look at', () => expect(files.length).toBeGreaterThan(300));

  test('no test has a limit in time', () => {
    const found = limits.filter((limit) => !isAllowed(limit));
    expect(found.map(({ file, line, what, text }) => `${file}:${line} ${what}: ${text}`)).toEqual([]);
  });

  test('what is allowed is there', () => {
    expect(ALLOWED.filter((allowed) => !limits.some((limit) => isAllowed(limit) === allowed))).toEqual([]);
  });

  test.each([
    ['expect(performance.now() - before).toBeLessThan(2_000);', 'a time has an upper bound'],
    ['const took = performance.now() - from;\nexpect(took).toBeLessThanOrEqual(9);', 'a time has an upper bound'],
    [
      'const ms = async () => { const a = Date.now(); return Date.now() - a; };\nexpect(await ms()).toBeLessThan(9);',
      'a time has an upper bound',
    ],
    ['expect(elapsedMs).toBeLessThan(limit);', 'a time has an upper bound'],
    ['while (Date.now() < end) await look();', 'a time is compared with a limit'],
    ["import { loadavg } from 'node:os';", 'the load of the machine'],
    ["import { patience } from '@safe-haven/jest-preset/patience';", 'a limit that grows with the load'],
    ["test('x', async () => {}, 30_000);", 'a test or hook with a limit of its own'],
    ["test.each([1])('%s', async () => {}, LIMIT_MS);", 'a test or hook with a limit of its own'],
    ['beforeAll(start, 60_000);', 'a test or hook with a limit of its own'],
    ['jest.setTimeout(9_000);', 'a timeout of its own'],
    ["await page.waitFor({ state: 'visible', timeout: 5 * 1_000 });", 'a timeout of its own'],
    ['await fetch(url, { signal: AbortSignal.timeout(5_000) });', 'a timeout of its own'],
    ['setTimeout(() => reject(new Error()), 5_000);', 'a limit of its own for what hangs'],
    ['await Promise.race([done, pause(5_000)]);', 'a race with a time'],
  ])('%s: is seen', (text, what) => {
    expect(limitsIn('a.spec.ts', text).map((limit) => limit.what)).toEqual([what]);
  });

  test.each([
    'expect(performance.now() - before).toBeGreaterThan(2_000);',
    'await page.waitFor({ timeout: HANGS_MS });',
    "test('x', async () => {});\nafterAll(() => server.stop());",
    'const clock = { now: () => Date.now() };\nexpect(clock.reads).toBeLessThan(3);',
    'expect(rows.length).toBeLessThan(9);',
    'await page.waitFor({ timeout: 0 });',
    'const at = new Date(Date.now() + 60_000).toISOString();',
  ])('%s: is none', (text) => expect(limitsIn('a.spec.ts', text)).toEqual([]));
});
