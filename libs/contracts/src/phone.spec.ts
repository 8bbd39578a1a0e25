import { describe, expect, it } from '@jest/globals';
import { phoneInGroups, phoneOf } from './phone.ts';

describe('DC-2: a phone number', () => {
  it.each([
    ['060 123-456', 'RS', '+38160123456'],
    ['+381 (0)60 123 456', 'RS', '+38160123456'],
    ['00381 60/123.456', null, '+38160123456'],
    ['051 123 456', 'BA', '+38751123456'],
    ['02 3123 456', 'MK', '+38923123456'],
    ['04\u00a0222–3333', 'AL', '+35542223333'],
    ['+43 1 234567', 'RS', '+431234567'],
    ['116 117', 'AL', '116117'],
  ])('DC-2: %s in %s is %s', (typed, country, number) => {
    expect(phoneOf(typed, country)).toBe(number);
  });

  it.each([
    ['', 'RS'],
    ['ask Ana', 'RS'],
    ['12', 'RS'],
    ['060 12', 'RS'],
    ['060 123 456', null],
    ['060 123 456', 'DE'],
    ['+0 60 123 456', 'RS'],
    ['+381 60 123 456 ext 7', 'RS'],
    ['+381601234567890123', 'RS'],
    ['060 123 456; 060 123 457', 'RS'],
    ['tel:+38160123456', 'RS'],
    ['+38160123456,,1#', 'RS'],
  ])('DC-2: %j in %s is none', (typed, country) => {
    expect(phoneOf(typed, country)).toBeNull();
  });

  it.each([
    ['+38160123456', '+381 60 123 456'],
    ['+355422233334', '+355 42 223 3334'],
    ['116117', '116 117'],
    ['+431234567', '+431234567'],
  ])('%s reads as %s', (number, text) => {
    expect(phoneInGroups(number)).toBe(text);
  });
});
