import { beforeAll, describe, expect, test } from '@jest/globals';
import { type ForecastLine, LANGUAGES } from '@safe-haven/contracts';
import { i18n } from '../../../locales/i18n.ts';
import { loadLanguage, loadNamespaces } from '../../../locales/load-namespaces.ts';
import { likelySentences } from './format.ts';

beforeAll(() =>
  Promise.all(LANGUAGES.flatMap((language) => [loadLanguage(language), loadNamespaces(language, ['forecast'])])),
);

const head = {
  key: 'lipa',
  kind: 'shelter',
  name: 'Lipa',
  country: 'RS',
  shelters: 1,
  of: 1,
  inService: 8,
  free: 2,
} as const;
const day = (day: string, low: number, high: number) => ({ day, low, middle: low, high });
const lipa: ForecastLine = {
  ...head,
  days: [day('2026-11-26', 1, 3), day('2026-11-27', 2, 5), day('2026-11-28', 0, 0), day('2026-11-29', 0, 0)],
  tries: [],
  why: null,
};

describe('the sentences of a forecast', () => {
  test.each([
    [
      'en',
      ...['Lipa: likely 1 to 3 free on Thursday', 'Lipa: likely 2 to 5 free on Friday'],
      'Lipa: likely full on Saturday and Sunday',
    ],
    [
      'sq',
      ...[
        'Lipa: të enjten priten nga 1 deri në 3 vende të lira',
        'Lipa: të premten priten nga 2 deri në 5 vende të lira',
      ],
      'Lipa: të shtunën dhe të dielën pritet të jetë plot',
    ],
    [
      'bs',
      ...['Lipa: u četvrtak vjerovatno 1 do 3 slobodna mjesta', 'Lipa: u petak vjerovatno 2 do 5 slobodnih mjesta'],
      'Lipa: u subotu i nedjelju vjerovatno puna',
    ],
    [
      'sr-Latn',
      ...['Lipa: u četvrtak verovatno 1 do 3 slobodna mesta', 'Lipa: u petak verovatno 2 do 5 slobodnih mesta'],
      'Lipa: u subotu i nedelju verovatno puna',
    ],
    [
      'sr-Cyrl',
      ...['Lipa: у четвртак вероватно 1 до 3 слободна места', 'Lipa: у петак вероватно 2 до 5 слободних места'],
      'Lipa: у суботу и недељу вероватно пуна',
    ],
    [
      'mk',
      ...['Lipa: во четврток веројатно 1 до 3 слободни места', 'Lipa: во петок веројатно 2 до 5 слободни места'],
      'Lipa: во сабота и недела веројатно полна',
    ],
  ])('FC-7 in %s', (language, ...sentences) => {
    const l10n = { language, t: i18n.getFixedT(language, 'trends'), f: i18n.getFixedT(language, 'forecast') };
    expect(likelySentences(l10n, lipa)).toEqual(sentences);
  });
});
