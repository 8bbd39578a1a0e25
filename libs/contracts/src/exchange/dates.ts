/** Date forms that are tried, in order of preference. */
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

/** Parses a date to `yyyy-mm-dd`; null: not of the form, or not in the calendar. A time after the date is ignored. */
export type DateReader = (text: string) => string | null;

const PART_PATTERNS: Readonly<Record<string, string>> = {
  YYYY: '(?<year>\\d{4})',
  YY: '(?<short>\\d{2})',
  MM: '(?<month>\\d{1,2})',
  M: '(?<month>\\d{1,2})',
  DD: '(?<day>\\d{1,2})',
  D: '(?<day>\\d{1,2})',
};

/** null: the form lacks a day, month or year. `serial`: days since 1900, as workbooks store them. */
export function dateReader(form: string): DateReader | null {
  if (form === 'serial') return fromSerial;
  const isComplete = /Y/.test(form) && /M/.test(form) && /D/.test(form);
  const isSupported = /^(?:YYYY|YY|MM?|DD?|[-./ ])+$/.test(form);
  if (!isComplete || !isSupported) return null;
  const isFixedWidth = /^[YMD]+$/.test(form);
  const pattern = form.replaceAll(/YYYY|YY|MM?|DD?|[-./ ]/g, (part) => {
    const digits = PART_PATTERNS[part];
    if (digits === undefined) return `\\s*\\${part}\\s*`.replace('\\ ', '\\s');
    return isFixedWidth ? digits.replace('{1,2}', '{2}') : digits;
  });
  const regex = new RegExp(`^${pattern}\\.?(?:[T ]\\s*\\d{1,2}:\\d{2}.*)?$`);
  return (text) => {
    const found = regex.exec(text)?.groups;
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

/** Serial day 25,569 of a workbook is 1 January 1970. */
const SERIAL_1970 = 25_569;
function fromSerial(text: string): string | null {
  const days = /^\d{5}(\.\d+)?$/.test(text) ? Math.floor(Number(text)) : Number.NaN;
  return Number.isNaN(days) ? null : new Date((days - SERIAL_1970) * 86_400_000).toISOString().slice(0, 10);
}

/**
 * The form that fits most dates of a file: a single wrong date is reported with its line. `sure` false: another form fits
 * as many dates and gives other days. null: no form fits half of them.
 */
export function guessDateForm(samples: Iterable<string>): { readonly form: string; readonly sure: boolean } | null {
  const texts = [...new Set(samples)].filter((text) => text !== '');
  const read = DATE_FORMS.map((form) => ({ form, days: texts.map(dateReader(form) ?? (() => null)) }));
  const fits = read.map(({ form, days }) => ({ form, matches: days.filter(Boolean).length, reading: days.join() }));
  const best = Math.max(...fits.map(({ matches }) => matches));
  const [first, ...others] = fits.filter(({ matches }) => matches === best);
  if (first === undefined || best === 0 || best * 2 < texts.length) return null;
  return { form: first.form, sure: others.every(({ reading }) => reading === first.reading) };
}
