import './forecast.css';
import { type ForecastLine, forecastRead } from '@safe-haven/contracts';
import { Download } from 'lucide-react';
import { useId } from 'react';
import { useT } from '../../../locales/use-t.ts';
import { endpointOf } from '../../../net/read/endpoints.ts';
import { useRead } from '../../../net/read/use-read.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Problem } from '../../../ui/problem.tsx';
import type { L10n } from '../format.ts';
import { highestOf } from './fan.ts';
import { FanChart } from './fan-chart.tsx';
import { ForecastTable } from './forecast-table.tsx';
import { type ForecastL10n, hiddenSentence, likelySentences, nameOf, triedSentence } from './format.ts';

/** The forecast of free places: sentences and a fan chart for each shelter, a table, a CSV file. */
export default function ForecastCard({ l10n }: { readonly l10n: L10n }) {
  const t = useT('forecast');
  const heading = useId();
  const read = useRead(endpointOf(forecastRead, { days: 7, format: 'json' }));
  const answer = read.value;
  const forecastL10n: ForecastL10n = { ...l10n, f: t };
  const shownLines = answer?.lines.filter(({ days }) => days.length > 0) ?? [];
  return (
    <section className="trends-card" aria-labelledby={heading} aria-busy={read.waiting}>
      <header>
        <div>
          <h2 id={heading}>{t('title')}</h2>
          {answer && <p>{t(answer.why === null ? 'about' : 'ownOnly')}</p>}
        </div>
        {shownLines.length > 0 && (
          <a
            className="button"
            href={endpointOf(forecastRead, { days: 7, format: 'csv' }).path}
            download
            aria-label={l10n.t('csvLabel', { title: t('title') })}
          >
            <Icon icon={Download} />
            {l10n.t('csv')}
          </a>
        )}
      </header>
      {read.problem && <Problem problem={read.problem} onRetry={read.refetch} />}
      {answer?.why === null && answer.lines.length === 0 && <p className="trends-hint">{t('none')}</p>}
      <div className="trends-multiples">
        {(answer?.lines ?? []).map((line) => (
          <ForecastFigure
            key={`${line.kind} ${line.key}`}
            line={line}
            highest={highestOf(shownLines.filter(({ kind }) => kind === line.kind))}
            l10n={forecastL10n}
          />
        ))}
      </div>
      {shownLines.length > 0 && (
        <details className="forecast-table">
          <summary>{t('table')}</summary>
          <ForecastTable lines={shownLines} l10n={forecastL10n} />
        </details>
      )}
    </section>
  );
}

interface ForecastFigureProps {
  readonly line: ForecastLine;
  readonly highest: number;
  readonly l10n: ForecastL10n;
}

function ForecastFigure({ line, highest, l10n }: ForecastFigureProps) {
  const { f } = l10n;
  const name = nameOf(l10n, line);
  return (
    <figure aria-label={`${f('title')}: ${name}`}>
      <figcaption>
        <b>{line.kind === 'country' ? f('several', { name, known: line.shelters, count: line.of }) : name}</b>
        {line.why !== 'old_report' && <span>{f('now', { count: line.free })}</span>}
      </figcaption>
      {line.why === null ? (
        <>
          <FanChart line={line} name={name} highest={highest} l10n={l10n} />
          <ul>
            {likelySentences(l10n, line).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <p className="trends-hint">{[triedSentence(l10n, line), hiddenSentence(l10n, line)].join(' ').trim()}</p>
        </>
      ) : (
        <p className="trends-hint">{f(`why.${line.why}`)}</p>
      )}
    </figure>
  );
}
