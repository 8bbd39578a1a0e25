/** How much time the line shows at once. */
export type Span = 'day' | 'week';

/** A part of time in ms, its end not in it. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The day or the week, from Monday on, in which an instant lies, by the reader's own clock: a day may have 23 or 25 hours. */
export function stretchOf(at: number, span: Span): Stretch {
  const start = new Date(at);
  start.setHours(0, 0, 0, 0);
  if (span === 'week') start.setDate(start.getDate() - ((start.getDay() + 6) % 7));
  const end = new Date(start);
  end.setDate(end.getDate() + (span === 'week' ? 7 : 1));
  return { start: start.getTime(), end: end.getTime() };
}

const MARKS = 8;

/** Instants at which the line says what time it is: every three hours of a day, every day of a week. */
export function marksOf({ start }: Stretch, span: Span): readonly number[] {
  return Array.from({ length: span === 'day' ? MARKS : 7 }, (_, i) => {
    const mark = new Date(start);
    if (span === 'day') mark.setHours((24 / MARKS) * i);
    else mark.setDate(mark.getDate() + i);
    return mark.getTime();
  });
}
