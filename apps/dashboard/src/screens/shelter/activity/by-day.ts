import type { ActivityItem } from '@safe-haven/contracts';
import type { Tongue } from '../../../model/l10n/l10n.ts';
import { DAY, dayName, localDay } from '../../../model/time/time.ts';

export interface DayOfActivity {
  readonly day: string;
  readonly title: string;
  readonly items: readonly ActivityItem[];
}

/** The activity under the days on which it was recorded, newest first: the order of the log is the order of the list. */
export function byDay(tongue: Tongue, items: readonly ActivityItem[], now: number): readonly DayOfActivity[] {
  const days: { day: string; title: string; items: ActivityItem[] }[] = [];
  for (const item of items) {
    const day = localDay(item.recordedAt, tongue.timezone);
    const last = days.at(-1);
    if (last?.day === day) last.items.push(item);
    else days.push({ day, title: titleOf(tongue, item.recordedAt, now), items: [item] });
  }
  return days;
}

function titleOf(tongue: Tongue, instant: string, now: number): string {
  const day = localDay(instant, tongue.timezone);
  if (day === localDay(now, tongue.timezone)) return tongue.t('time.today');
  if (day === localDay(now - DAY, tongue.timezone)) return tongue.t('time.yesterday');
  return dayName(tongue, instant);
}
