import { describe, expect, it } from '@jest/globals';
import { type Line, printLine } from './line.ts';
import { readLine } from './read-line.ts';
import { joinedLine, joinedNeeds, withoutThem } from './regroup.ts';

const lineOf = (text: string): Line => {
  const { line, faults } = readLine(text);
  expect(faults).toEqual([]);
  return line;
};
const joined = (one: string, other: string) => printLine(joinedLine(lineOf(one), lineOf(other), [1, 2]));
const left = (all: string, going: string) => {
  const line = withoutThem(lineOf(all), lineOf(going));
  return line && printLine(line);
};

describe('TL-4: two parties as one line', () => {
  it.each([
    ['1w sr', '1b13 +1', '1w 1b13 sr'],
    ['1w sq +4 -2', '2w sr -5', '3w sq sr +4 -5'],
    ['1w pregnant', '1w step-free', '2w pregnant step-free'],
  ])('%s and %s is %s', (one, other, both) => expect(joined(one, other)).toBe(both));

  it.each([
    ['1w crosses', '1w crosses', '2w crosses'],
    ['1w crosses', '1w', '2w'],
    ['1w crosses', '1w no border', '2w no border'],
    ['1g16 guardian', '1g15 no guardian', '1g15 1g16 no guardian'],
  ])('takes nobody’s agreement for another’s: %s and %s is %s', (one, other, both) =>
    expect(joined(one, other)).toBe(both),
  );

  it('needs what either needs, has what both have, and is asked where they differ', () => {
    const one = { hearing: true, soberDays: 30, pets: 'small', payerConsent: true, legalRegime: 'citizen' } as const;
    const other = { visual: true, soberDays: 5, pets: 'large', payerConsent: false, legalRegime: 'asylum' } as const;
    const both = { hearing: true, visual: true, soberDays: 5, pets: 'large', payerConsent: false };
    expect(joinedNeeds(one, other)).toEqual(both);
    expect(joinedNeeds({ hasReferral: true, securityLevel: 1 }, { securityLevel: 2 })).toEqual({ securityLevel: 2 });
    expect(joinedNeeds({ documents: ['identity_card'] }, {})).toEqual({});
  });
});

describe('TL-4: those who stay when some go', () => {
  it.each([
    ['1w 1g 1b9 sq', '1b9', '1w 1g sq'],
    ['2w24 1w30 rom', '1w30', '2w24 rom'],
    ['1w 2g7', '1g', '1w 1g7'],
    ['3w', '3w', ''],
  ])('of %s without %s is %s', (all, going, staying) => expect(left(all, going)).toBe(staying));

  it.each([
    ['1w 1g', '1b'],
    ['1w', '2w'],
  ])('of %s nobody is taken where %s is more than is there', (all, going) => expect(left(all, going)).toBeNull());
});
