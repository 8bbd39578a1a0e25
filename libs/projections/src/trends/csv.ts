import type { TrendPoint, Trends } from '@safe-haven/contracts';

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
];

/** A trend as a CSV file (RFC 4180, UTF-8), one point a line; nothing in it is a formula to a spreadsheet. */
export function trendsCsv(trends: Trends): string {
  const rows = trends.lines.flatMap(({ key, name, country, points }) =>
    points.map((point) => [point.day, key, name, country ?? '', point.show, ...numbersOf(point)]),
  );
  return [HEADER, ...rows].map(csvRow).join('');
}

function numbersOf(point: TrendPoint): string[] {
  switch (point.show) {
    case 'exact':
      return [point.ratePercent ?? '', '', '', point.occupied, point.inService, ''];
    case 'range':
      return ['', String(point.low), String(point.high), '', '', ''];
    case 'gap':
      return ['', '', '', '', '', ''];
    case 'hidden':
      return ['', '', '', '', '', point.why];
  }
}

/** One line of a CSV file. */
export const csvRow = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`;

/** Quoted where needed; what a spreadsheet would take for a formula, wide signs too, gets an apostrophe before it. */
function cell(text: string): string {
  const defused = /^[=+\-@＝＋－＠\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(defused) ? `"${defused.replaceAll('"', '""')}"` : defused;
}
