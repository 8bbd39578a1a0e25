import { describe, expect, it } from '@jest/globals';
import { freshnessOf, intakeRuleCodes } from '@safe-haven/contracts';
import { freshnessAt, RULE_CODES } from '@safe-haven/domain';

const MINUTE = 60_000;

/** The rules and the wire may not import each other, so what both have to say is said twice: here they are held together. */
describe('what stands in the domain and in the contracts', () => {
  it('given any age, then a house is as fresh on the board as where places are found', () => {
    const now = Date.parse('2026-11-25T02:10:00.000Z');
    const ages = Array.from({ length: 12 * 60 }, (_, minute) => minute * MINUTE);
    const around = ages.flatMap((age) => [age - 1, age, age + 1]);
    const apart = around.filter(
      (age) => freshnessOf(new Date(now - age).toISOString(), now) !== freshnessAt(now - age, now),
    );
    expect(apart).toEqual([]);
    expect(new Set(around.map((age) => freshnessAt(now - age, now))).size).toBe(3);
  });

  it('then the rules of intake are the same, in the same order', () => {
    expect(intakeRuleCodes).toEqual(RULE_CODES);
  });
});
