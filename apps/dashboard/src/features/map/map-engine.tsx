import type { Me } from '@safe-haven/contracts';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { line } from '../../net/line.ts';
import { ErrorBoundary } from '../../ui/error-boundary.tsx';
import { Waiting } from '../../ui/lazy-optional.tsx';
import type { Theme } from '../../ui/theme.ts';
import { scriptOf } from './basemap/script.ts';
import type { Bounds } from './countries.ts';
import type { MapHandle } from './engines/map-handle.ts';
import type { Translate } from './marker-label.ts';
import { canDrawMaps } from './webgl.ts';

// A separate arrow function per import(): otherwise the style sheets of both engines are loaded.
const MaplibreView = lazy(() => import('./engines/maplibre-view.tsx'));
const MapboxView = lazy(() => import('./engines/mapbox-view.tsx'));

interface MapEngineProps {
  map: Me['map'];
  theme: Theme;
  language: string;
  bounds: Bounds;
  t: Translate;
  onReady(handle: MapHandle | null): void;
}

/** Mapbox if the operator set a token, else or on failure the embedded map, and if that fails a text. */
export function MapEngine({ map, theme, language, bounds, t, onReady }: MapEngineProps) {
  const [state, setState] = useState<'mapbox' | 'maplibre' | 'failed'>(() => {
    // What is invented is on no map, and a page that asks its server for nothing asks it for no tiles either.
    if (!canDrawMaps() || line.instead() !== null) return 'failed';
    return map.mapboxToken === null ? 'maplibre' : 'mapbox';
  });
  const fail = useCallback(() => setState((now) => (now === 'mapbox' ? 'maplibre' : 'failed')), []);
  const [handle, setHandle] = useState<MapHandle | null>(null);
  const ready = useCallback(
    (opened: MapHandle | null) => {
      setHandle(opened);
      onReady(opened);
    },
    [onReady],
  );
  useEffect(() => handle?.describe(t('canvas')), [handle, t]);
  if (state === 'failed') return <p className="map__sentence">{t('failed')}</p>;
  const shared = { theme, bounds, script: scriptOf(language), onReady: ready, onFailure: fail };
  return (
    <ErrorBoundary key={state} instead={() => null} onError={fail}>
      <Suspense
        fallback={
          <p className="map__sentence map__sentence--late">
            <Waiting late={t('late')}>{t('loading')}</Waiting>
          </p>
        }
      >
        {state === 'mapbox' && map.mapboxToken !== null ? (
          <MapboxView
            {...shared}
            token={map.mapboxToken}
            styleUrl={theme === 'night' ? map.mapboxStyleNight : map.mapboxStyleLight}
            language={language}
          />
        ) : (
          <MaplibreView {...shared} />
        )}
      </Suspense>
    </ErrorBoundary>
  );
}
