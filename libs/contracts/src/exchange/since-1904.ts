import { attributeOf } from './sheet-xml.ts';

/** Days between 1 January 1900, as day 1 of a workbook, and 1 January 1904, as its day 0. */
const SHIFT = 1_462;

/** Formats that need no code in the file: days alone, with a time, and those of the calendars of Asia. */
const BUILT_IN = [
  [14, 22],
  [27, 36],
  [50, 58],
] as const;

const WORKBOOK = /<(?:\w+:)?workbookPr\b([^>]*)>/;
const FORMAT = /<(?:\w+:)?numFmt\b([^>]*)>/g;
const STYLES = /<(?:\w+:)?cellXfs\b[^>]*>([\s\S]*?)<\/(?:\w+:)?cellXfs>/;
const STYLE = /<(?:\w+:)?xf\b([^>]*)>/g;

/** The value of a cell by the style that it points at, its days counted from 1900. */
export type DayCount = (value: string, style: string) => string;

const asItIs: DayCount = (value) => value;

/**
 * A workbook may count its days from 1904 (`date1904` of ISO/IEC 29500); what is shown as a day is told as the others tell it,
 * so that whoever reads the lines knows one way of counting. A number that is not shown as a day stays as it is.
 */
export function dayCountOf(workbook: string, styles: string): DayCount {
  const said = attributeOf(WORKBOOK.exec(workbook)?.[1] ?? '', 'date1904');
  if (said !== '1' && said !== 'true') return asItIs;
  const codes = new Map(
    [...styles.matchAll(FORMAT)].map(([, of = '']) => [attributeOf(of, 'numFmtId'), attributeOf(of, 'formatCode')]),
  );
  const isDay = [...(STYLES.exec(styles)?.[1] ?? '').matchAll(STYLE)].map(([, of = '']) => {
    const format = attributeOf(of, 'numFmtId');
    return BUILT_IN.some(([from, to]) => from <= Number(format) && Number(format) <= to) || showsDay(codes.get(format));
  });
  return (value, style) =>
    isDay[Number(style)] && /^\d+(\.\d+)?$/.test(value) ? String(Number(value) + SHIFT) : value;
}

/** A code of a format without its quoted texts, its colours and its languages: a day has its letter, or that of the year. */
const showsDay = (code = ''): boolean => /[dy]/i.test(code.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]/g, ''));
