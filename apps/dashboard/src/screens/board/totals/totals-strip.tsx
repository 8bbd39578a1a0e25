import './totals-strip.css';
import { memo } from 'react';
import { useFormat, useT } from '../../../locales/use-t.ts';
import { type BoardTotals, freeOf, type Totals } from '../../../model/board/totals.ts';

export interface TotalsStripProps {
  totals: BoardTotals;
  /** An ISO code, all countries, or none. */
  country: string;
}

/** Total free places: exact for one's own shelters, "at least" for the network and its countries. */
export const TotalsStrip = memo(function TotalsStrip({ totals, country }: TotalsStripProps) {
  const t = useT('board');
  const format = useFormat();
  const { own, network, countries } = totals;
  const shown = [...countries].filter(([code]) => country === 'all' || country === code);
  const mixed = network.exactShelters > 0 && network.exactShelters < network.shelters;
  return (
    <section className="totals" aria-label={t('totals.label')}>
      <dl>
        {own.shelters > 0 && (
          <Total scope="own" name={t('totals.own')} totals={own}>
            <Split totals={own} />
          </Total>
        )}
        {own.shelters < network.shelters && (
          <Total scope="network" name={t('totals.network')} totals={network}>
            {mixed
              ? t('totals.mixed', {
                  exact: format.number(network.exactFree),
                  least: format.number(network.leastInBands),
                })
              : t('totals.inBands')}
          </Total>
        )}
        {shown.map(([code, sum]) => (
          <Total key={code} scope={code} name={format.countryShort(code)} totals={sum}>
            {t(sum.exactShelters === sum.shelters ? 'totals.allYours' : 'totals.houses', { count: sum.shelters })}
          </Total>
        ))}
      </dl>
    </section>
  );
});

function Total(props: { scope: string; name: string; totals: Totals; children: React.ReactNode }) {
  const t = useT('board');
  const ui = useT('look');
  const format = useFormat();
  const { kind, free } = freeOf(props.totals);
  const number = format.number(free);
  return (
    <div className="total" data-total="free" data-scope={props.scope} data-exact={kind === 'exact'} data-value={free}>
      <dt>{props.name}</dt>
      <dd>
        {kind === 'exact' ? (
          <p className="total-number">
            <b>{number}</b> {ui('place.free', { count: free })}
          </p>
        ) : (
          <>
            <p className="total-number" aria-hidden="true">
              <b>≥ {number}</b> {ui('place.free', { count: free })}
            </p>
            <p className="aloud">{t('totals.atLeast', { count: free })}</p>
          </>
        )}
        <p className="total-split">{props.children}</p>
        {props.totals.extra > 0 && (
          <p className="total-split" data-extra={props.totals.extra}>
            {t('totals.extra', { number: format.number(props.totals.extra) })}
          </p>
        )}
        <Confirmed scope={props.scope} totals={props.totals} />
      </dd>
    </div>
  );
}

/** How many shelters have confirmed since they were asked; the time is shown once, for the network. */
function Confirmed({ scope, totals: { asked, confirmed, since } }: { scope: string; totals: Totals }) {
  const t = useT('board');
  const format = useFormat();
  if (asked === 0 || scope === 'own') return null;
  const numbers = { n: format.number(confirmed), of: format.number(asked) };
  return (
    <p className="total-confirmed" data-confirmed={confirmed} data-asked={asked}>
      {scope === 'network' ? t('totals.confirmedSince', { ...numbers, at: since }) : t('totals.confirmed', numbers)}
    </p>
  );
}

/** Spare, held, occupied and out of service: shown for one's own shelters only. */
function Split({ totals }: { totals: Totals }) {
  const ui = useT('look');
  const format = useFormat();
  return (['spare', 'held', 'occupied', 'out'] as const)
    .filter((state) => state === 'held' || state === 'occupied' || totals[state] > 0)
    .map((state) => (
      <span key={state} className="total-state" data-state={state}>
        <b>{format.number(totals[state])}</b> {ui(`place.${state}`, { count: totals[state] })}
      </span>
    ));
}
