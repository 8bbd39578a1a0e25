/** The forms that are tried when nobody says which one a file has; where two fit, the first is taken. */
export const DATE_FORMS = [
  'YYYY-MM-DD',
  'DD.MM.YYYY',
  'DD/MM/YYYY',
  'MM/DD/YYYY',
  'DD-MM-YYYY',
  'YYYY/MM/DD',
  'YYYY.MM.DD',
  'YYYYMMDD',
  'DD.MM.YY',
  'DD/MM/YY',
  'serial',
] as const;

/** Reads a date of a file as `yyyy-mm-dd`; null: it is none, or a day that no calendar has. A time after it is passed over. */
export type DateReader = (text: string) => string | null;

const PARTS: Readonly<Record<string, string>> = {
  YYYY: '(?<year>\\d{4})',
  YY: '(?<short>\\d{2})',
  MM: '(?<month>\\d{1,2})',
  M: '(?<month>\\d{1,2})',
  DD: '(?<day>\\d{1,2})',
  D: '(?<day>\\d{1,2})',
};

/** null: the form names no day, month and year. `serial`: the days since 1900 that a workbook keeps. */
export function dateReader(form: string): DateReader | null {
  if (form === 'serial') return fromSerial;
  const isWhole = /Y/.test(form) && /M/.test(form) && /D/.test(form);
  const known = /^(?:YYYY|YY|MM?|DD?|[-./ ])+$/.test(form);
  if (!isWhole || !known) return null;
  const tight = /^[YMD]+$/.test(form);
  const pattern = form.replaceAll(/YYYY|YY|MM?|DD?|[-./ ]/g, (part) => {
    const digits = PARTS[part];
    if (digits === undefined) return `\\s*\\${part}\\s*`.replace('\\ ', '\\s');
    return tight ? digits.replace('{1,2}', '{2}') : digits;
  });
  const whole = new RegExp(`^${pattern}\\.?(?:[T ]\\s*\\d{1,2}:\\d{2}.*)?$`);
  return (text) => {
    const found = whole.exec(text)?.groups;
    return found === undefined
      ? null
      : dayOf(found['year'] ?? `20${found['short']}`, found['month'] ?? '', found['day'] ?? '');
  };
}

function dayOf(year: string, month: string, day: string): string | null {
  const name = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${name}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(name) ? name : null;
}

/** Day 25,569 of a workbook is 1 January 1970. */
const SERIAL_1970 = 25_569;
function fromSerial(text: string): string | null {
  const days = /^\d{5}(\.\d+)?$/.test(text) ? Math.floor(Number(text)) : Number.NaN;
  return Number.isNaN(days) ? null : new Date((days - SERIAL_1970) * 86_400_000).toISOString().slice(0, 10);
}

/**
 * What form the dates of a file have: the one that fits most of them, as a date that is wrong is told by its line.
 * `sure` false: another form fits as many and reads other days. null: not even half of them fit one that is known.
 */
export function guessDateForm(samples: Iterable<string>): { readonly form: string; readonly sure: boolean } | null {
  const written = [...new Set(samples)].filter((text) => text !== '');
  const read = DATE_FORMS.map((form) => ({ form, days: written.map(dateReader(form) ?? (() => null)) }));
  const fits = read.map(({ form, days }) => ({ form, fit: days.filter(Boolean).length, says: days.join() }));
  const most = Math.max(...fits.map(({ fit }) => fit));
  const [first, ...others] = fits.filter(({ fit }) => fit === most);
  if (first === undefined || most === 0 || most * 2 < written.length) return null;
  return { form: first.form, sure: others.every(({ says }) => says === first.says) };
}
