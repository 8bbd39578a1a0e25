import { type ReactNode, useRef } from 'react';
import type { Translate } from './words.ts';

/** The region of the map, with a way past its many markers for whoever goes by keys. */
export function SkippedMap({ t, children }: { t: Translate; children: ReactNode }) {
  const end = useRef<HTMLSpanElement>(null);
  return (
    <section className="map" aria-label={t('title')}>
      <button type="button" className="map__skip" onClick={() => end.current?.focus()}>
        {t('skip')}
      </button>
      {children}
      <span ref={end} className="map__end" tabIndex={-1} />
    </section>
  );
}
