import './occupancy-bar.css';
import { useFormat, useT } from '../../locales/use-t.ts';

/** The places of an exact shelter, in drawing order. */
export interface Occupancy {
  readonly free: number;
  /** Free beds in household rooms in use: not given to others. */
  readonly spare: number;
  readonly held: number;
  readonly occupied: number;
  readonly out: number;
}

const ORDER = ['free', 'spare', 'held', 'occupied', 'out'] as const;
const isAlwaysNamed = (state: (typeof ORDER)[number]) => state === 'free' || state === 'occupied';

/**
 * The occupancy bar and its numbers. Each state has its own pattern, so that it is readable without colour. Only `free` and
 * `occupied` are labelled where they are zero.
 */
export function OccupancyBar({ places, children }: { places: Occupancy; children?: React.ReactNode }) {
  const t = useT('look');
  const format = useFormat();
  return (
    <div className="occupancy">
      <div className="occupancy-bar" aria-hidden="true">
        {ORDER.filter((state) => places[state] > 0).map((state) => (
          // React sets it through the CSSOM, which `style-src 'self'` allows.
          <span key={state} className={`occupancy-${state}`} style={{ flexGrow: places[state] }} />
        ))}
      </div>
      <p className="occupancy-numbers">
        {ORDER.filter((state) => isAlwaysNamed(state) || places[state] > 0).map((state) => (
          <span key={state} className="occupancy-number" data-state={state}>
            <b>{format.number(Math.max(0, places[state]))}</b> {t(`place.${state}`, { count: places[state] })}
          </span>
        ))}
        {children}
      </p>
    </div>
  );
}
