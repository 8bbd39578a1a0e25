import type { Translate } from './marker-label.ts';

/** The attribution of the base map, and the note on Kosovo for its asterisk. */
export function Sources({ t }: { t: Translate }) {
  return (
    <details className="map-sources">
      <summary>{t('sources.line')}</summary>
      <p>{t('sources.kosovo')}</p>
      <p>{t('sources.data')}</p>
    </details>
  );
}
