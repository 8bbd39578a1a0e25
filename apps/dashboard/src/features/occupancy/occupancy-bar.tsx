import './occupancy-bar.css';
import { useFormat, useT } from '../../locales/use-t.ts';

/** Places of a house whose numbers are exact, in the order in which they are always drawn. */
export interface Occupancy {
  readonly free: number;
  /** The rest of household rooms in use: nobody new gets it. */
  readonly spare: number;
  readonly held: number;
  readonly occupied: number;
  readonly out: number;
}

const ORDER = ['free', 'spare', 'held', 'occupied', 'out'] as const;
const isAlwaysNamed = (state: (typeof ORDER)[number]) => state !== 'spare' && state !== 'out';

/**
 * The bar of an exact house and its numbers with words. Each state has a pattern of its own (solid, hollow,
 * stripes, dark, hollow with a slash), so that it reads without colour. `spare` and `out` are named only when there are some.
 */
export function OccupancyBar({ places, children }: { places: Occupancy; children?: React.ReactNode }) {
  const t = useT('look');
  const format = useFormat();
  return (
    <div className="occupancy">
      <div className="occupancy-bar" aria-hidden="true">
        {ORDER.filter((state) => places[state] > 0).map((state) => (
          // Set through the object model, which a policy of `style-src 'self'` allows.
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
