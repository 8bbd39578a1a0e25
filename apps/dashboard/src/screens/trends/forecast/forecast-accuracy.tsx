import type { Forecast, ForecastTrial } from '@safe-haven/contracts';
import { numberFormat } from '../../../locales/intl/numbers.ts';
import { decimal } from '../format.ts';
import type { ForecastL10n } from './format.ts';

interface ForecastAccuracyProps {
  readonly answer: Forecast;
  readonly l10n: ForecastL10n;
}

/** How the forecast is made, and how accurate it was for past days of these shelters. */
export function ForecastAccuracy({ answer: { lines, tried }, l10n }: ForecastAccuracyProps) {
  const { f } = l10n;
  const shelterTrials = tried.filter(({ kind }) => kind === 'shelter');
  const shown = shelterTrials.filter((trial) => trial.told);
  const sentences = [
    lines.some(({ method, days }) => method === 'counts' && days.length > 0) ? f('counts') : null,
    ...(shown.length > 0 ? accuracyTexts(shown, l10n) : []),
    shelterTrials.length === 0 ? f('untried') : null,
    ...hiddenFromTexts(tried, l10n),
  ];
  return <p className="trends-hint">{sentences.filter((trial) => trial !== null).join(' ')}</p>;
}

/** Accuracy over all horizons for which the forecast is shown. */
function accuracyTexts(shown: readonly ForecastTrial[], l10n: ForecastL10n): string[] {
  const { f, language } = l10n;
  const count = shown.reduce((sum, { tried }) => sum + tried, 0);
  const mean = (measure: 'covered' | 'off' | 'offToday') =>
    shown.reduce((sum, trial) => sum + trial[measure] * trial.tried, 0) / count;
  const good = shown.reduce((sum, { held }) => sum + held, 0);
  const places = numberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return [
    f('tried', { good, count }),
    f('covered', { share: decimal(l10n, String(mean('covered'))) }),
    f('nearer', { off: places.format(mean('off')), today: places.format(mean('offToday')) }),
  ];
}

/** The horizon from which no forecast is shown, because trials at that horizon were not accurate enough. */
function hiddenFromTexts(tried: readonly ForecastTrial[], { f }: ForecastL10n): string[] {
  const kinds = Map.groupBy(tried, ({ kind, method }) => (kind === 'country' ? 'country' : method));
  return [...kinds].flatMap(([kind, trials]) => {
    const first = trials.find((trial) => !trial.told);
    return first ? [f(`untold.${kind}`, { count: first.ahead })] : [];
  });
}
