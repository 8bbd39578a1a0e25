/** Text in Latin letters within Cyrillic texts. */
export const LATIN: readonly string[] = [
  'Safe Haven',
  'Natural Earth',
  'GeoNames',
  'GSHHG',
  'CC BY 4.0',
  'LGPL',
  'CSV',
  'UTF-8',
  'Esc',
  'QR',
  'Enter',
  'Ctrl D',
  'Excel',
  'Windows',
];
