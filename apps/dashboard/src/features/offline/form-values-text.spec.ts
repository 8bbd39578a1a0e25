import { describe, expect, test } from '@jest/globals';
import type { CommandName } from '@safe-haven/contracts';
import { i18n } from '../../locales/i18n.ts';
import type { L10n } from '../../model/l10n/l10n.ts';
import { formValuesText } from './form-values-text.ts';

const l10n: L10n = {
  t: i18n.getFixedT('en', 'shelter'),
  language: 'en',
  timezone: 'Europe/Belgrade',
};

describe('what was typed is given back in words', () => {
  test.each<[CommandName, Record<string, unknown>, string]>([
    ['admit-party', { party: { women: 1, girls: 2 } }, '1 woman and 2 girls'],
    ['admit-party', { holdId: 'h1' }, ''],
    ['discharge-party', { stayId: 's1', destination: 'family' }, 'family'],
    ['release-hold', { holdId: 'h1', reason: 'declined' }, 'they declined'],
    ['report-census', { night: '2026-11-24', occupied: 7, inService: 12 }, 'Tue 24 Nov: 7 / 12'],
    ['confirm-occupancy', { revision: '7' }, ''],
  ])('%s %j', (name, body, text) => {
    expect(formValuesText(l10n, { name, body })).toBe(text);
  });
});
