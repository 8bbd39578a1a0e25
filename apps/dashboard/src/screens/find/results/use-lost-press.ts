import type { FoundShelter } from '@safe-haven/contracts';
import { useCallback, useRef, useState } from 'react';
import { useFindL10n } from '../../../features/reasons/find-l10n.ts';

interface LostPress {
  press(shelter: FoundShelter): void;
  /** What was pressed and why nothing was held; '' before any such press. */
  readonly announcement: string;
}

/**
 * A press on a house that somebody else filled just before it was pressed: says so, and goes on to the next best
 * place. `top`: that place; null: none.
 */
export function useLostPress(top: string | null, focusTop: () => void): LostPress {
  const { t } = useFindL10n();
  const [announcement, setAnnouncement] = useState('');
  const latest = useRef({ top, t });
  latest.current = { top, t };
  const press = useCallback(
    ({ name }: FoundShelter) => {
      const { top: next, t: say } = latest.current;
      const lost = say('place.at', { name, said: say('row.noLonger') });
      setAnnouncement(`${lost} ${say(next === null ? 'results.none' : 'place.next')}`);
      focusTop();
    },
    [focusTop],
  );
  return { press, announcement };
}
