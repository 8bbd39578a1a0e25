import type { Forecast } from '@safe-haven/contracts';
import { csvRow } from '@safe-haven/lang';

const HEADER = [
  'day',
  'kind',
  'key',
  'name',
  'country',
  'shelters',
  'of',
  'in_service',
  'free_now',
  'low',
  'middle',
  'high',
];

/** A forecast as a CSV file (RFC 4180, UTF-8): one row per line and day. */
export function forecastCsv({ lines }: Forecast): string {
  const rows = lines.flatMap(({ days, kind, key, name, country, shelters, of, inService, free }) =>
    days.map(({ day, low, middle, high }) =>
      [day, kind, key, name, country, shelters, of, inService, free, low, middle, high].map(String),
    ),
  );
  return [HEADER, ...rows].map(csvRow).join('');
}
