import type { ActivityItem } from '@safe-haven/contracts';
import type { L10n } from '../../../model/l10n/l10n.ts';
import { DAY, dayName, localDay } from '../../../model/time/time.ts';

export interface DayOfActivity {
  readonly day: string;
  readonly title: string;
  readonly items: readonly ActivityItem[];
}

/** Groups activity by the day of recording, newest first, in log order. */
export function byDay(l10n: L10n, items: readonly ActivityItem[], now: number): readonly DayOfActivity[] {
  const days: { day: string; title: string; items: ActivityItem[] }[] = [];
  for (const item of items) {
    const day = localDay(item.recordedAt, l10n.timezone);
    const last = days.at(-1);
    if (last?.day === day) last.items.push(item);
    else days.push({ day, title: titleOf(l10n, item.recordedAt, now), items: [item] });
  }
  return days;
}

function titleOf(l10n: L10n, instant: string, now: number): string {
  const day = localDay(instant, l10n.timezone);
  if (day === localDay(now, l10n.timezone)) return l10n.t('time.today');
  if (day === localDay(now - DAY, l10n.timezone)) return l10n.t('time.yesterday');
  return dayName(l10n, instant);
}
