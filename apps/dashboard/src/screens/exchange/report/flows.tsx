import { type FigureLine, type FigureSpan, figuresRead } from '@safe-haven/contracts';
import { formatFor } from '../../../locales/format.ts';
import { endpointOf } from '../../../net/read/endpoints.ts';
import { useRead } from '../../../net/read/use-read.ts';
import { COUNTS, type Count, REASONS } from './counts.ts';
import { dayName, type L10n, numberName } from './report-format.ts';

interface FlowsProps {
  readonly days: { readonly from: string; readonly to: string };
  readonly l10n: L10n;
}

/** Admissions, discharges, lengths of stay and unmet requests by country: the quarter and its months. */
export function Flows({ days, l10n }: FlowsProps) {
  const { t } = l10n;
  const answered = useRead(endpointOf(figuresRead, { ...days, bucket: 'month', by: 'country' })).value?.lines ?? [];
  const lines = answered.filter(hasFigures);
  if (lines.length === 0) return null;
  return (
    <section className="report-part" aria-label={t('flows')}>
      <h2>{t('flows')}</h2>
      {lines.map((line) => (
        <Country key={line.key} line={line} l10n={l10n} />
      ))}
    </section>
  );
}

/** Whether a country has any figures or hidden ones; otherwise its table would hold dashes only. */
const hasFigures = ({ whole, buckets }: FigureLine): boolean =>
  [whole, ...buckets].some((span) => span.show === 'hidden' || span.shelters !== null || hasRequests(span.needs));

const hasRequests = (needs: Extract<FigureSpan, { show: 'exact' | 'bands' }>['needs']): boolean =>
  needs !== null && (isNonZero(needs.opened) || isNonZero(needs.unmet) || isNonZero(needs.searches));

function Country({ line, l10n }: { readonly line: FigureLine; readonly l10n: L10n }) {
  const { t, language } = l10n;
  const spans = line.whole.show === 'exact' ? [line.whole, ...line.buckets] : line.buckets;
  const reasons = REASONS.filter(({ valueIn: total }) => spans.some((span) => isNonZero(total(span))));
  const { known, of: total } = line.whole.shelterNights;
  const reasonsHidden = new Set(spans.flatMap((span) => (span.show === 'hidden' ? [hiddenReasonOf(span)] : [])));
  return (
    <>
      <table>
        <caption>{formatFor(language).country(line.key)}</caption>
        <thead>
          <tr>
            <th scope="col">{t('column.figure')}</th>
            {spans.map((span) => (
              <th key={`${span.from} ${span.to}`} scope="col">
                {span === line.whole ? t('column.quarter') : dayName(l10n, span.from, 'month')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...COUNTS, ...reasons].map((count) => (
            <Row key={count.key} count={count} spans={spans} l10n={l10n} />
          ))}
        </tbody>
      </table>
      {line.whole.show === 'exact' && known < total && (
        <p className="report-note">{t('knownOnly', { count: total, known })}</p>
      )}
      {reasonsHidden.size > 0 && (
        <p className="report-note">{[...reasonsHidden].map((why) => t(`hidden.${why}`)).join(' ')}</p>
      )}
    </>
  );
}

/** In a report a partial month is one that has not ended yet. */
const hiddenReasonOf = ({ why }: Extract<FigureSpan, { show: 'hidden' }>) =>
  why === 'part_of_month' ? 'too_recent' : why;

const isNonZero = (value: ReturnType<Count['valueIn']>): boolean =>
  typeof value === 'object' && value !== null ? value.high !== 0 : Number(value ?? 0) > 0;

interface RowProps {
  readonly count: Count;
  readonly spans: readonly FigureSpan[];
  readonly l10n: L10n;
}

function Row({ count: { key, valueIn: total, decimals = 0 }, spans, l10n }: RowProps) {
  const shown = (span: FigureSpan): string => {
    if (span.show === 'hidden') return l10n.t('hidden.word');
    const value = total(span);
    if (value === null) return '–';
    if (typeof value !== 'object') return numberName(l10n, Number(value), decimals);
    return value.high === null ? `${value.low}+` : `${value.low}–${value.high}`;
  };
  return (
    <tr data-part={key.startsWith('reason.')}>
      <th scope="row">{l10n.t(key)}</th>
      {spans.map((span) => (
        <td key={`${span.from} ${span.to}`}>{shown(span)}</td>
      ))}
    </tr>
  );
}
