import mapboxgl from 'mapbox-gl/dist/mapbox-gl-csp.js';
import workerUrl from 'mapbox-gl/dist/mapbox-gl-csp-worker.js?url';
import 'mapbox-gl/dist/mapbox-gl.css';
import { useCallback, useEffect, useRef } from 'react';
import { type ErrorEvent, type MapRef, Map as MapView } from 'react-map-gl/mapbox';
import { MAX_ZOOM } from '../clusters.ts';
import { FIT_ZOOM, glHandle, PADDING } from './gl-handle.ts';
import type { EngineViewProps, MapHandle } from './map-handle.ts';
import { isFatal, LOAD_MS } from './mapbox-failure.ts';
import { FIXED_CAMERA, MIN_ZOOM } from './view-settings.ts';

Object.assign(mapboxgl, { workerUrl });

export interface MapboxViewProps extends EngineViewProps {
  token: string;
  /** The operator's style for this theme. */
  styleUrl: string;
  language: string;
}

/**
 * The Mapbox engine, used if the operator configured a token. Mapbox may fire "load" and blank the map afterwards when
 * the token is invalid, so errors are handled throughout, and 8 s without "load" count as a failure.
 */
export default function MapboxView({ token, styleUrl, language, bounds, onReady, onFailure }: MapboxViewProps) {
  const loaded = useRef(false);
  const ready = useCallback((ref: MapRef | null) => onReady(ref && handleOf(ref.getMap())), [onReady]);
  useEffect(() => {
    const timer = setTimeout(() => loaded.current || onFailure('Mapbox did not load in time'), LOAD_MS);
    return () => clearTimeout(timer);
  }, [onFailure]);
  const failed = ({ error }: ErrorEvent) => isFatal(error, loaded.current) && onFailure(error.message);
  return (
    <MapView
      {...FIXED_CAMERA}
      ref={ready}
      mapLib={mapboxgl}
      mapboxAccessToken={token}
      mapStyle={styleUrl}
      language={language}
      projection="mercator"
      initialViewState={{ bounds: [...bounds], fitBoundsOptions: { padding: PADDING, maxZoom: FIT_ZOOM } }}
      minZoom={MIN_ZOOM}
      maxZoom={MAX_ZOOM}
      performanceMetricsCollection={false}
      collectResourceTiming={false}
      onLoad={() => {
        loaded.current = true;
      }}
      onError={failed}
    />
  );
}

const handleOf = (map: mapboxgl.Map): MapHandle =>
  glHandle(map, {
    embedded: false,
    marker(element, point) {
      const marker = new mapboxgl.Marker({ element }).setLngLat(point).addTo(map);
      return { move: ([lng, lat]) => void marker.setLngLat([lng, lat]), remove: () => void marker.remove() };
    },
    // The style is the operator's: its labels are not changed.
    nameSpots: () => undefined,
  });
