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
  'MM/DD/YY',
  'DD-MM-YY',
  'YY-MM-DD',
  'DD MMM YYYY',
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

/**
 * null: the form lacks a day, month or year. `serial`: days since 1900, as workbooks store them. `DD MMM YYYY`: the
 * month is a word, and the year may have two digits ("3. januar 2026.", "3-Jan-26").
 */
export function dateReader(form: string): DateReader | null {
  if (form === 'serial') return fromSerial;
  if (form === 'DD MMM YYYY') return fromWords;
  const isComplete = /Y/.test(form) && /M/.test(form) && /D/.test(form);
  const isSupported = /^(?:YYYY|YY|MM?|DD?|[-./ ])+$/.test(form);
  if (!isComplete || !isSupported) return null;
  const isFixedWidth = /^[YMD]+$/.test(form);
  const pattern = form.replaceAll(/YYYY|YY|MM?|DD?|[-./ ]/g, (part) => {
    const digits = PART_PATTERNS[part];
    if (digits === undefined) return `\\s*\\${part}\\s*`.replace('\\ ', '\\s');
    return isFixedWidth ? digits.replace('{1,2}', '{2}') : digits;
  });
  const regex = new RegExp(`^${pattern}\\.?$`);
  return (text) => {
    const found = regex.exec(dayText(text))?.groups;
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

/** The months in the six languages, and in Croatian, which offices of Bosnia write; with the case after a day too. */
const MONTHS = [
  'january januar januara janar јануар јануара јануари sijecanj sijecnja',
  'february februar februara shkurt фебруар фебруара февруари veljaca veljace',
  'march mart marta mars март марта ozujak ozujka',
  'april aprila prill април априла travanj travnja',
  'may maj maja мај маја svibanj svibnja',
  'june jun juna juni qershor јун јуна јуни lipanj lipnja',
  'july jul jula juli korrik јул јула јули srpanj srpnja',
  'august augusta avgust avgusta gusht август августа аугуст аугуста kolovoz kolovoza',
  'september septembar septembra shtator септембар септембра септември rujan rujna',
  'october oktobar oktobra tetor октобар октобра октомври listopad listopada',
  'november novembar novembra nentor новембар новембра ноември studeni studenog studenoga',
  'december decembar decembra dhjetor децембар децембра декември prosinac prosinca',
].map((names) => names.split(' '));
/** Each word that is a month: whole, or its first three or four letters ("sep", "sept"), as `Intl` cuts it too. */
const MONTH_OF = new Map(
  MONTHS.flatMap((names, at) =>
    names.flatMap((name) => [name, name.slice(0, 3), name.slice(0, 4)].map((word) => [word, at + 1] as const)),
  ),
);
const IN_WORDS = /^(?<day>\d{1,2})[-./ ]\s*(?<month>\p{L}{3,12})[-./, ]\s*(?<year>\d{4}|\d{2})\.?$/u;

/** A date whose month is a word. One that only begins like a month is none. */
function fromWords(text: string): string | null {
  const { day = '', month = '', year = '' } = IN_WORDS.exec(dayText(text).replace(/\.\s+/g, ' '))?.groups ?? {};
  const at = MONTH_OF.get(month.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase());
  return at === undefined ? null : dayOf(year.length === 2 ? `20${year}` : year, `${at}`, day);
}

/** A time of the day, or the word for a year as it is written after a date ("13.1.2024. god."). */
const AFTER_DAY = /(?:[T ]\s*\d{1,2}:\d{2}.*|\s*(?:god|godine|год|године|година|г)\.?)$/u;
const dayText = (text: string): string => text.replace(AFTER_DAY, '');

/** What distinguishes one form from another before any is tried: the separator, and where four digits are. */
function shapeOf(text: string): string {
  const day = dayText(text);
  if (/^\d{5}(\.\d+)?$/.test(day)) return 'serial';
  if (/^\d{1,2}\P{N}*\p{L}\P{N}*\d/u.test(day)) return 'words';
  const [, first = '', separator = '', last = ''] =
    /^(\d{1,4})\s*([-./])\s*\d{1,2}\s*\2\s*(\d{1,4})\.?$/.exec(day) ?? [];
  return separator === '' ? 'other' : `${first.length > 2 ? 'Y' : ''}${separator}${last.length > 2 ? 'Y' : ''}`;
}

/** How the dates of a file are read. */
export interface FileDates {
  readonly read: DateReader;
  /** The forms, the most frequent first; null: there are none, or they fit less than half of the dates. */
  readonly form: string | null;
  /** Whether no other forms fit as many dates and give other days. */
  readonly isSure: boolean;
}

/** Of each shape so many dates are looked at: thirteen years of nights. */
const SAMPLES = 5_000;

/**
 * The forms of the dates of a file, one for each shape that they have: a sheet may hold "13.1.2024" next to days that
 * the program counts. `chosen` is the form for the dates that it fits. A single wrong date is reported with its line.
 */
export function fileDates(texts: Iterable<string>, chosen: string | null): FileDates {
  const shapes = new Map<string, Set<string>>();
  for (const text of texts) {
    if (text === '') continue;
    const shape = shapeOf(text);
    const some = shapes.get(shape);
    if (some === undefined) shapes.set(shape, new Set([text]));
    else if (some.size < SAMPLES) some.add(text);
  }
  const guesses = [...shapes].map(([shape, some]) => ({ shape, of: some.size, ...guessOf([...some], chosen) }));
  const orders = new Set(guesses.flatMap(({ forms }) => (forms.length === 1 ? [orderOf(forms[0]!)] : [])));
  const settled = guesses.map(({ shape, of, matches, forms }) => {
    // "1/2/24" is read in the order of "1/2/2024", where that is known.
    const likeOthers = forms.filter((form) => orders.has(orderOf(form)));
    return { shape, of, matches, forms: likeOthers.length === 1 ? likeOthers : forms };
  });
  const [matches, all] = [sum(settled.map((guess) => guess.matches)), sum(settled.map(({ of }) => of))];
  const found = settled.filter(({ forms }) => forms.length > 0).toSorted((a, b) => b.matches - a.matches);
  if (matches === 0 || (matches * 2 < all && chosen === null)) return { read: () => null, form: chosen, isSure: true };
  const readers = new Map(found.map(({ shape, forms }) => [shape, dateReader(forms[0]!)]));
  const unsure = found.find(({ forms }) => forms.length > 1);
  return {
    read: (text) => readers.get(shapeOf(text))?.(text) ?? null,
    form: unsure?.forms[0] ?? found.map(({ forms }) => forms[0]).join(', '),
    isSure: unsure === undefined,
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
/** The order of day, month and year in a form, with what separates them: `D/M/Y`. */
const orderOf = (form: string): string => form.replaceAll(/([YMD])\1+/g, '$1');

/** The forms that fit most dates of one shape; several where they give other days. `chosen` alone, where it fits any. */
function guessOf(texts: readonly string[], chosen: string | null): { matches: number; forms: readonly string[] } {
  const read = (form: string) => {
    const days = texts.map(dateReader(form) ?? (() => null));
    return { form, matches: days.filter(Boolean).length, days: days.join() };
  };
  const asChosen = chosen === null ? null : read(chosen);
  if (asChosen !== null && asChosen.matches > 0) return { matches: asChosen.matches, forms: [asChosen.form] };
  const fits = DATE_FORMS.map(read);
  const matches = Math.max(...fits.map((fit) => fit.matches));
  const best = matches === 0 ? [] : fits.filter((fit) => fit.matches === matches);
  return {
    matches,
    forms: best.filter(({ days }, i) => best.findIndex((other) => other.days === days) === i).map(({ form }) => form),
  };
}
