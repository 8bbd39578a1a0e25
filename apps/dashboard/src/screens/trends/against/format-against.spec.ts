import { describe, expect, it } from '@jest/globals';
import type { TFunction } from 'i18next';
import { type AgainstL10n, daysBefore, rateBefore } from './format-against.ts';

const keyAndValues = (key: string, values: object = {}) => [key, ...Object.values(values)].join(' ');
const l10n = {
  a: keyAndValues as unknown as TFunction<'against'>,
  trends: { t: keyAndValues as unknown as TFunction<'trends'>, language: 'en' },
  against: 'before',
} as AgainstL10n;

describe('given the figures of two periods', () => {
  it('then the difference is that of the numbers which are shown', () => {
    expect(daysBefore(l10n, '26.54', '9.66')).toMatch(/9\.7.*longer\.more 16\.8$/);
    expect(rateBefore(l10n, '74.04', '79.05')).toMatch(/79\.1.*points\.fewer 5\.1$/);
  });

  it('then two that are shown alike are the same', () => {
    expect(daysBefore(l10n, '9.74', '9.66')).toMatch(/same/);
  });
});
