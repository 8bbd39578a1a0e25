import './totals-strip.css';
import { HOME_COUNTRIES, type Row } from '@safe-haven/contracts';
import { memo, useMemo } from 'react';
import { useMedia, WIDE } from '../../look/use-media.ts';
import type { Formats } from '../../words/formats.ts';
import { useFormats, useWords } from '../../words/use-words.ts';
import type { Words } from '../../words/words.ts';
import { freeOf, type Totals, totalsOf } from './totals.ts';

export interface TotalsStripProps {
  rows: readonly Row[];
  /** An ISO code, all countries, or none of them. */
  country: string;
}

/** What is free in all: one's own houses exactly, the network and its countries as "at least". */
export const TotalsStrip = memo(function TotalsStrip({ rows, country }: TotalsStripProps) {
  const t = useWords('board');
  const formats = useFormats();
  const wide = useMedia(WIDE);
  const own = useMemo(() => totalsOf(rows.filter((row) => row.view === 'exact')), [rows]);
  const network = useMemo(() => totalsOf(rows), [rows]);
  const countries = useMemo(() => countriesOf(rows), [rows]);
  const shown = countries.filter((code) => country === 'all' || country === code);
  const mixed = network.exactHouses > 0 && network.exactHouses < network.houses;
  return (
    <section className="totals" aria-label={t('totals.label')} tabIndex={wide ? undefined : 0}>
      <dl>
        {own.houses > 0 && (
          <Total scope="own" name={t('totals.own')} totals={own}>
            <Split totals={own} />
          </Total>
        )}
        {own.houses < network.houses && (
          <Total scope="network" name={t('totals.network')} totals={network}>
            {mixed
              ? t('totals.mixed', {
                  exact: formats.number(network.exactFree),
                  least: formats.number(network.leastInBands),
                })
              : t('totals.inBands')}
          </Total>
        )}
        {shown.map((code) => (
          <Country key={code} code={code} rows={rows} t={t} formats={formats} />
        ))}
      </dl>
    </section>
  );
});

/** The countries that have a house: the network's four first, as everywhere, then others. */
export function countriesOf(rows: readonly Row[]): readonly string[] {
  const there = new Set(rows.map((row) => row.country));
  const home: readonly string[] = HOME_COUNTRIES.filter((code) => there.has(code));
  return [...home, ...[...there].filter((code) => !home.includes(code)).sort()];
}

function Country(props: { code: string; rows: readonly Row[]; t: Words<'board'>; formats: Formats }) {
  const { code, rows, t, formats } = props;
  const totals = useMemo(() => totalsOf(rows.filter((row) => row.country === code)), [rows, code]);
  const allYours = totals.exactHouses === totals.houses;
  return (
    <Total scope={code} name={formats.countryShort(code)} totals={totals}>
      {t(allYours ? 'totals.allYours' : 'totals.houses', { count: totals.houses })}
    </Total>
  );
}

function Total(props: { scope: string; name: string; totals: Totals; children: React.ReactNode }) {
  const t = useWords('board');
  const formats = useFormats();
  const { kind, free } = freeOf(props.totals);
  const number = formats.number(free);
  return (
    <div className="total" data-total="free" data-scope={props.scope} data-exact={kind === 'exact'} data-value={free}>
      <dt>{props.name}</dt>
      <dd>
        {kind === 'exact' ? (
          <span className="total-number">
            <b>{number}</b> {t('totals.free')}
          </span>
        ) : (
          <>
            <span className="total-number" aria-hidden="true">
              <b>≥ {number}</b> {t('totals.free')}
            </span>
            <span className="aloud">{t('totals.atLeast', { count: free })}</span>
          </>
        )}
        <span className="total-split">{props.children}</span>
      </dd>
    </div>
  );
}

/** Held, occupied and out beside the free number: only ever of one's own houses. */
function Split({ totals }: { totals: Totals }) {
  const look = useWords('look');
  const formats = useFormats();
  return (['held', 'occupied', 'out'] as const)
    .filter((state) => state !== 'out' || totals.out > 0)
    .map((state) => (
      <span key={state} className="total-state" data-state={state}>
        <b>{formats.number(totals[state])}</b> {look(`place.${state}`, { count: totals[state] })}
      </span>
    ));
}
