import './freshness-chip.css';
import type { Freshness } from '@safe-haven/contracts';
import { useT } from '../../locales/use-t.ts';

/** Dot and words: full, half or hollow. `age` ("12 min ago") for own houses; without it the class alone is said. */
export function FreshnessChip({ freshness, age }: { freshness: Freshness; age?: string | undefined }) {
  const t = useT('look');
  const word = t(`freshness.${freshness}`);
  return (
    <span className="freshness" data-freshness={freshness}>
      <span className="dot" aria-hidden="true" />
      <span className="freshness-words">
        {age ?? word}
        {age && freshness === 'stale' && <span className="freshness-stale">, {word}</span>}
        {age && freshness === 'ageing' && <span className="aloud">, {word}</span>}
      </span>
    </span>
  );
}
