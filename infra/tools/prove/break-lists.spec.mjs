import { describe, expect, test } from '@jest/globals';
import { firstOfEachRule, plant, sample, verdictOf } from './break-lists.mjs';

describe('planting a break', () => {
  test('replaces a text that is there once, and takes the replacement as it is written', () => {
    expect(plant('a < b', { find: '<', replace: '$&<=' })).toEqual({ ok: true, text: 'a $&<= b' });
  });

  test('is refused when the text is not there, or more than once, or nothing would change', () => {
    expect(plant('a < b', { find: '>', replace: '<' }).ok).toBe(false);
    expect(plant('a < b < c', { find: '<', replace: '>' }).ok).toBe(false);
    expect(plant('a < b', { find: '<', replace: '<' }).ok).toBe(false);
  });
});

describe('what one commit tries', () => {
  const breaks = Array.from({ length: 600 }, (_, i) => ({ rule: `SH-${i >> 1}`, file: `libs/domain/${i}.ts` }));
  const changed = new Set(['libs/domain/6.ts', 'libs/domain/9.ts']);
  const rulesAt = (commit) => sample(breaks, { commit, changed: new Set() }).map((b) => b.rule);

  test('is every break of a changed file, and the first one of other rules in their turn', () => {
    const chosen = sample(breaks, { commit: 'a', changed });
    expect(chosen.filter((b) => changed.has(b.file))).toEqual([breaks[6], breaks[9]]);
    const others = chosen.filter((b) => !changed.has(b.file));
    expect(firstOfEachRule(breaks)).toEqual(expect.arrayContaining(others));
    expect(others.map((b) => b.rule)).not.toEqual(expect.arrayContaining(['SH-3']));
    expect(others.length).toBeGreaterThan(20);
    expect(others.length).toBeLessThan(90);
  });

  test('is the same when it is repeated, and reaches each rule within some sixty commits', () => {
    expect(rulesAt('a')).toEqual(rulesAt('a'));
    const reached = new Set(Array.from({ length: 60 }, (_, i) => rulesAt(`commit ${i}`)).flat());
    expect(reached.size).toBe(300);
  });
});

describe('what a run of a broken copy says', () => {
  const suite = (status, assertionResults, message = '') => ({ status, assertionResults, message });

  test('a test that failed has caught it', () => {
    const report = { success: false, testResults: [suite('failed', [{ status: 'failed', fullName: 'R2 two holds' }])] };
    expect(verdictOf(report)).toEqual({ caught: true, why: 'R2 two holds' });
  });

  test('a test that failed of a name which is not there has not: the break itself is wrong', () => {
    const failureMessages = ['Error: Property failed\n[cause]: ReferenceError: gone is not defined\n    at decide'];
    const failed = { status: 'failed', fullName: 'R2', failureMessages };
    const why = 'the break does not run: ReferenceError: gone is not defined';
    expect(verdictOf({ success: false, testResults: [suite('failed', [failed])] })).toEqual({ caught: false, why });
  });

  test('green tests have not', () => {
    const report = { success: true, testResults: [suite('passed', [{ status: 'passed', fullName: 'R2' }])] };
    expect(verdictOf(report).caught).toBe(false);
  });

  test('tests that could not start have not', () => {
    const report = { success: false, testResults: [suite('failed', [], 'SyntaxError: x')] };
    expect(verdictOf(report)).toEqual({ caught: false, why: 'the tests did not run: SyntaxError: x' });
  });
});
