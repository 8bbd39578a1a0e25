import { nightsOf, type TrendPoint, type Trends } from '@safe-haven/contracts';
import { csvRow } from '@safe-haven/lang';

const HEADER = [
  'from',
  'key',
  'name',
  'country',
  'show',
  'rate_percent',
  'low',
  'high',
  'occupied',
  'in_service',
  'why',
  'to',
  'partial',
  'known_days',
  'of_days',
  'free_bed_hours',
  'spare_bed_hours',
  'held_bed_hours',
  'occupied_bed_hours',
  'out_bed_hours',
  'person_nights',
  'known_nights',
  'known_house_days',
  'of_house_days',
  'house_days_with_places',
];

/**
 * A trend as a CSV file (RFC 4180, UTF-8), one point per row. Cells that a spreadsheet would take for a formula are
 * escaped.
 */
export function trendsCsv(trends: Trends): string {
  const rows = trends.lines.flatMap(({ key, name, country, points }) =>
    points.map((point) => [
      point.day,
      ...[key, name, country ?? '', point.show],
      ...numbersOf(point),
      ...coverageOf(point),
      ...amountsOf(point),
      ...shelterNightsOf(point),
    ]),
  );
  return [HEADER, ...rows].map(csvRow).join('');
}

function numbersOf(point: TrendPoint): string[] {
  switch (point.show) {
    case 'exact':
      return [point.ratePercent ?? '', '', '', point.occupied ?? '', point.inService ?? '', ''];
    case 'range':
      return ['', String(point.low), String(point.high), '', '', ''];
    case 'gap':
      return ['', '', '', '', '', ''];
    case 'hidden':
      return ['', '', '', '', '', point.why];
  }
}

const coverageOf = (point: TrendPoint): string[] => [
  point.to,
  point.partial ? 'yes' : 'no',
  ...(point.show === 'hidden' ? ['', ''] : [String(point.known.days), String(point.known.of)]),
];

function shelterNightsOf(point: TrendPoint): string[] {
  if (point.show === 'hidden') return ['', '', ''];
  const { known, of, withPlaces } = point.shelterNights;
  return [known, of, withPlaces].map(String);
}

function amountsOf(point: TrendPoint): string[] {
  if (point.show !== 'exact') return ['', '', '', '', '', '', ''];
  const { free, spare, held, occupied, out } = point.bedHours;
  return [free, spare, held, occupied, out, String(nightsOf(point) ?? ''), String(point.nights)];
}
