import type { Forecast, ForecastTrial } from '@safe-haven/contracts';
import { numberFormat } from '../../../locales/intl/numbers.ts';
import { decimal } from '../format.ts';
import type { ForecastL10n } from './format.ts';

interface TriedProps {
  readonly answer: Forecast;
  readonly l10n: ForecastL10n;
}

/** How it is made, and how right it was on the past days of these houses, as counted for this page. */
export function Tried({ answer: { lines, tried }, l10n }: TriedProps) {
  const { f } = l10n;
  const ofHouses = tried.filter(({ kind }) => kind === 'shelter');
  const told = ofHouses.filter((one) => one.told);
  const sentences = [
    lines.some(({ method, days }) => method === 'counts' && days.length > 0) ? f('counts') : null,
    ...(told.length > 0 ? howRight(told, l10n) : []),
    ofHouses.length === 0 ? f('untried') : null,
    ...untold(tried, l10n),
  ];
  return <p className="trends-hint">{sentences.filter((one) => one !== null).join(' ')}</p>;
}

/** Over all days ahead that are told. */
function howRight(told: readonly ForecastTrial[], l10n: ForecastL10n): string[] {
  const { f, language } = l10n;
  const count = told.reduce((sum, { tried }) => sum + tried, 0);
  const mean = (of: 'covered' | 'off' | 'offToday') => told.reduce((sum, one) => sum + one[of] * one.tried, 0) / count;
  const good = told.reduce((sum, { held }) => sum + held, 0);
  const places = numberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return [
    f('tried', { good, count }),
    f('covered', { share: decimal(l10n, String(mean('covered'))) }),
    f('nearer', { off: places.format(mean('off')), today: places.format(mean('offToday')) }),
  ];
}

/** From which day ahead on nothing is told, where something was tried and not right. */
function untold(tried: readonly ForecastTrial[], { f }: ForecastL10n): string[] {
  const kinds = Map.groupBy(tried, ({ kind, method }) => (kind === 'country' ? 'country' : method));
  return [...kinds].flatMap(([kind, its]) => {
    const first = its.find((one) => !one.told);
    return first ? [f(`untold.${kind}`, { count: first.ahead })] : [];
  });
}
