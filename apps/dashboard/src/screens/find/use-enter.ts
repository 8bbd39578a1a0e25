import type { FoundShelter } from '@safe-haven/contracts';
import { useEffect, useRef, useState } from 'react';
import { useFindL10n } from '../../features/reasons/find-l10n.ts';
import type { SearchForm } from '../../features/search/search-form.ts';

/** The reaction time that a person needs to notice that another shelter has moved to the top, ms. */
const REACTION_MS = 800;

export interface Enter {
  /** Acts on the top shelter. */
  press(): void;
  /** Why Enter did nothing; '' otherwise. */
  readonly announcement: string;
}

/**
 * Enter in the form, or without focus, acts on the top shelter. If an update has just changed which one that is, the
 * first press only announces it, so that nobody holds beds in a shelter they have not seen.
 */
export function useEnter(options: {
  readonly top: FoundShelter | null;
  /** The search that the results answer. */
  readonly answered: SearchForm | null;
  act(shelter: FoundShelter): void;
}): Enter {
  const { t } = useFindL10n();
  const { top, answered } = options;
  const [announcement, setAnnouncement] = useState('');
  const seen = useRef<{ readonly top: string | null; readonly answered: SearchForm | null; readonly at: number }>({
    top: null,
    answered: null,
    at: 0,
  });
  const shelterId = top?.shelterId ?? null;
  useEffect(() => {
    const before = seen.current;
    if (before.top === shelterId && before.answered === answered) return;
    const unasked = before.answered === answered && before.top !== null;
    seen.current = { top: shelterId, answered, at: unasked ? Date.now() : 0 };
  }, [shelterId, answered]);

  const latest = useRef(options);
  latest.current = options;
  const press = () => {
    const { top: shelter, act } = latest.current;
    if (shelter === null) return;
    const isTooSoon = Date.now() - seen.current.at < REACTION_MS;
    setAnnouncement(isTooSoon ? t('enter.justChanged', { name: shelter.name }) : '');
    if (!isTooSoon) act(shelter);
  };
  const pressed = useRef(press);
  pressed.current = press;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isBody = event.target === document.body && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (event.key === 'Enter' && isBody && !event.defaultPrevented) pressed.current();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return { press, announcement };
}
