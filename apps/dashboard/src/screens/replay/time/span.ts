/** The span of the timeline. */
export type Span = 'day' | 'week';

/** A half-open range of time in ms: `end` is excluded. */
export interface TimeRange {
  readonly start: number;
  readonly end: number;
}

/**
 * The day or the week (from Monday) that contains an instant, in the reader's time zone: a day may have 23 or 25 hours.
 */
export function timeRangeOf(at: number, span: Span): TimeRange {
  const start = new Date(at);
  start.setHours(0, 0, 0, 0);
  if (span === 'week') start.setDate(start.getDate() - ((start.getDay() + 6) % 7));
  const end = new Date(start);
  end.setDate(end.getDate() + (span === 'week' ? 7 : 1));
  return { start: start.getTime(), end: end.getTime() };
}

const LABELS = 8;

/** The labelled instants of the timeline: every three hours of a day, every day of a week. */
export function labelInstantsOf({ start }: TimeRange, span: Span): readonly number[] {
  return Array.from({ length: span === 'day' ? LABELS : 7 }, (_, i) => {
    const instant = new Date(start);
    if (span === 'day') instant.setHours((24 / LABELS) * i);
    else instant.setDate(instant.getDate() + i);
    return instant.getTime();
  });
}
