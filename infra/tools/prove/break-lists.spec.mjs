import { describe, expect, test } from '@jest/globals';
import { plant, verdictOf } from './break-lists.mjs';

describe('planting a break', () => {
  test('replaces what stands there once, and takes the replacement as it is written', () => {
    expect(plant('a < b', { find: '<', replace: '$&<=' })).toEqual({ ok: true, text: 'a $&<= b' });
  });

  test('is refused when the text is not there, or more than once, or nothing would change', () => {
    expect(plant('a < b', { find: '>', replace: '<' }).ok).toBe(false);
    expect(plant('a < b < c', { find: '<', replace: '>' }).ok).toBe(false);
    expect(plant('a < b', { find: '<', replace: '<' }).ok).toBe(false);
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
