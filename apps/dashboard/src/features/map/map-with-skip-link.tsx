import { type ReactNode, useRef } from 'react';
import type { Translate } from './marker-label.ts';

interface MapWithSkipLinkProps {
  /** Whether there is a map to skip. */
  isRendered: boolean;
  t: Translate;
  children: ReactNode;
}

/** The region of the map, with a skip link past its markers. */
export function MapWithSkipLink({ isRendered, t, children }: MapWithSkipLinkProps) {
  const end = useRef<HTMLSpanElement>(null);
  return (
    <section className="map" aria-label={t('title')}>
      {isRendered && (
        <button type="button" className="map__skip" onClick={() => end.current?.focus()}>
          {t('skip')}
        </button>
      )}
      {children}
      <span ref={end} className="map__end" tabIndex={-1} />
    </section>
  );
}
