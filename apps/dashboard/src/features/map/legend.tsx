import { useId, useState } from 'react';
import { bandArcs } from './band-ring.ts';
import { STATES } from './donut.ts';
import { arcLine } from './geometry.ts';
import type { Translate } from './marker-label.ts';
import { HELD_STRIPES } from './marker-svg.ts';

interface LegendProps {
  t: Translate;
  /** Placed higher, so that it does not cover the engine's logo. */
  raised: boolean;
}

/** The legend of the markers. Collapsed to a button on a narrow map. */
export function Legend({ t, raised }: LegendProps) {
  const [open, setOpen] = useState(false);
  const list = useId();
  return (
    <div className="map-legend" data-open={open} data-raised={raised}>
      <button
        type="button"
        className="map-legend__toggle"
        aria-expanded={open}
        aria-controls={list}
        onClick={() => setOpen(!open)}
      >
        {t('legend.title')}
      </button>
      <ul id={list} className="map-legend__list" aria-label={t('legend.title')}>
        {STATES.map((state) => (
          <li key={state}>
            <Swatch state={state} />
            {t(`legend.${state}`)}
          </li>
        ))}
        <li>
          <BandSwatch />
          {t('legend.band')}
        </li>
      </ul>
    </div>
  );
}

function Swatch({ state }: { state: (typeof STATES)[number] }) {
  return (
    <svg width="18" height="12" aria-hidden="true">
      {state === 'out' ? (
        <path className="map-piece map-piece--out" d="M1 6H17" />
      ) : (
        <path
          className={`map-piece map-piece--${state}`}
          d="M1 1H17V11H1Z"
          fill={state === 'held' ? `url(#${HELD_STRIPES})` : undefined}
        />
      )}
    </svg>
  );
}

function BandSwatch() {
  return (
    <svg width="18" height="18" aria-hidden="true">
      {bandArcs(2, { radius: 7 }).map((arc) => (
        <path key={arc.start} className={arc.lit ? 'map-arc map-arc--lit' : 'map-arc'} d={arcLine(9, 7, arc)} />
      ))}
    </svg>
  );
}
