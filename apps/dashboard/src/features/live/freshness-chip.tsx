import './freshness-chip.css';
import type { Freshness } from '@safe-haven/contracts';
import { useT } from '../../locales/use-t.ts';

/**
 * A dot and a text for the freshness. `age` ("12 min ago") for one's own shelters; without it only the class is shown.
 */
export function FreshnessChip({ freshness, age }: { freshness: Freshness; age?: string | undefined }) {
  const t = useT('look');
  const text = t(`freshness.${freshness}`);
  return (
    <span className="freshness" data-freshness={freshness}>
      <span className="dot" aria-hidden="true" />
      <span className="freshness-text">
        {age ?? text}
        {age && freshness === 'stale' && <span className="freshness-stale">, {text}</span>}
        {age && freshness === 'ageing' && <span className="aloud">, {text}</span>}
      </span>
    </span>
  );
}
