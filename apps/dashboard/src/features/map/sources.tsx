import type { Translate } from './marker-label.ts';

/** Where the base map's data comes from, and the note on Kosovo that its asterisk points to. */
export function Sources({ t }: { t: Translate }) {
  return (
    <details className="map-sources">
      <summary>{t('sources.line')}</summary>
      <p>{t('sources.kosovo')}</p>
      <p>{t('sources.data')}</p>
    </details>
  );
}
