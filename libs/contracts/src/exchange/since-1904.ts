import { attributeOf } from './sheet-xml.ts';

/** Days between day 1 of the 1900 date system (1 January 1900) and day 0 of the 1904 date system (1 January 1904). */
const DAYS_1900_TO_1904 = 1_462;

/** Built-in date formats, which are not listed in the file: dates, times, and those of East Asian calendars. */
const BUILT_IN = [
  [14, 22],
  [27, 36],
  [50, 58],
] as const;

const WORKBOOK = /<(?:\w+:)?workbookPr\b([^>]*)>/;
const FORMAT = /<(?:\w+:)?numFmt\b([^>]*)>/g;
const STYLES = /<(?:\w+:)?cellXfs\b[^>]*>([\s\S]*?)<\/(?:\w+:)?cellXfs>/;
const STYLE = /<(?:\w+:)?xf\b([^>]*)>/g;
const STYLE_OF_CELL = /(?:^|\s)s="(\d+)"/;

/** Converts the value of a cell to the 1900 date system, if its style is a date; `attributes`: of its element. */
export type SerialConverter = (value: string, attributes: string) => string;

const unchanged: SerialConverter = (value) => value;

/**
 * A workbook may use the 1904 date system (`date1904` of ISO/IEC 29500). Cells with a date format are converted to the 1900
 * system, so that later code knows only one; other numbers stay as they are.
 */
export function serialConverterOf(workbook: string, styles: string): SerialConverter {
  const date1904 = attributeOf(WORKBOOK.exec(workbook)?.[1] ?? '', 'date1904');
  if (date1904 !== '1' && date1904 !== 'true') return unchanged;
  const codes = new Map(
    [...styles.matchAll(FORMAT)].map(([, of = '']) => [attributeOf(of, 'numFmtId'), attributeOf(of, 'formatCode')]),
  );
  const isDay = [...(STYLES.exec(styles)?.[1] ?? '').matchAll(STYLE)].map(([, of = '']) => {
    const format = attributeOf(of, 'numFmtId');
    return BUILT_IN.some(([from, to]) => from <= Number(format) && Number(format) <= to) || showsDay(codes.get(format));
  });
  return (value, attributes) => {
    const style = Number(STYLE_OF_CELL.exec(attributes)?.[1] ?? 0);
    return isDay[style] && /^\d+(\.\d+)?$/.test(value) ? String(Number(value) + DAYS_1900_TO_1904) : value;
  };
}

/** Whether a format code, without quoted texts, colours and locales, contains a day or a year. */
const showsDay = (code = ''): boolean => /[dy]/i.test(code.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]/g, ''));
