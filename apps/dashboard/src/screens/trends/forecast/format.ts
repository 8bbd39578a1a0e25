import type { ForecastDay, ForecastLine } from '@safe-haven/contracts';
import type { TFunction } from 'i18next';
import { formatFor } from '../../../locales/format.ts';
import { type L10n, lineName } from '../format.ts';

export interface ForecastL10n extends L10n {
  /** Translates a key of the `forecast` namespace. */
  readonly f: TFunction<'forecast'>;
}

/** "2", or "2 (1–4)": the middle, with the range when it is wider than one number. */
export const formatDay = ({ f }: ForecastL10n, { low, middle, high }: ForecastDay): string =>
  low === high ? String(middle) : f('range', { low, middle, high });

/** The name of a line: of a house, or of a country. */
export const nameOf = (l10n: ForecastL10n, { kind, name }: ForecastLine): string => lineName(l10n, kind, name);

/** "Lipa: likely 1 to 3 free on Thursday": a sentence for each run of days with the same range. */
export function likelySentences(l10n: ForecastL10n, line: ForecastLine): string[] {
  return runsOf(line.days).map((run) => {
    const { low, high } = run[0]!;
    const values = { name: nameOf(l10n, line), low, count: high, days: weekdays(l10n, run) };
    return l10n.f(low === high ? 'likely' : 'likelyRange', values);
  });
}

/** "182 of 210 past ranges were right.", of the days that are shown. */
export function triedSentence({ f }: ForecastL10n, { days, tries }: ForecastLine): string {
  const shown = tries.slice(0, days.length);
  const sum = (of: 'held' | 'tried') => shown.reduce((total, day) => total + day[of], 0);
  return f('right', { good: sum('held'), count: sum('tried') });
}

/** "Not shown beyond 3 days: past forecasts there were not right often enough."; null: every day is shown. */
export function hiddenSentence({ f }: ForecastL10n, { days: { length: count }, tries }: ForecastLine): string | null {
  const why = count > 0 ? tries[count]?.hidden : null;
  return why ? f(`hidden.${why}`, { count }) : null;
}

function runsOf(days: readonly ForecastDay[]): ForecastDay[][] {
  const runs: ForecastDay[][] = [];
  for (const day of days) {
    const [first] = runs.at(-1) ?? [];
    if (first?.low === day.low && first.high === day.high) runs.at(-1)!.push(day);
    else runs.push([day]);
  }
  return runs;
}

/** "Thursday and Friday", in the case that follows "on". */
function weekdays({ f, language }: ForecastL10n, days: readonly { readonly day: string }[]): string {
  const names = days.map(({ day }) => f(`weekday.${new Date(day).getUTCDay() as Weekday}`));
  return formatFor(language).list(names);
}

type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;
