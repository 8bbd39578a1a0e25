import type { SurgeReport } from '@safe-haven/contracts';
import { csvRow } from '@safe-haven/lang';

const HEADER = [
  'kind',
  'key',
  'name',
  'drill',
  'answer',
  'asked',
  'yes',
  'no',
  'offered',
  'opened',
  'used_low',
  'used_high',
];

/** A report as a CSV file (RFC 4180, UTF-8): the country, then one's own houses, whose beds are counted. */
export function surgeReportCsv({ country, drill, asked, yes, no, offered, opened, used, houses }: SurgeReport): string {
  const band = used === null ? ['', ''] : [used.low, used.high ?? ''];
  const ofCountry = ['country', country, '', drill, '', asked, yes, no, offered, opened, ...band];
  const ofHouses = houses.map(({ shelterId, name, answer, reason, ...house }) => {
    const answers = [1, Number(answer === 'yes'), Number(answer === 'no')];
    return [
      'house',
      shelterId,
      name,
      drill,
      reason ?? answer,
      ...answers,
      house.offered,
      house.opened,
      house.used,
      house.used,
    ];
  });
  return [HEADER, ...[ofCountry, ...ofHouses].map((cells) => cells.map(String))].map(csvRow).join('');
}
