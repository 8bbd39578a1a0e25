import type { FeatureCollection } from 'geojson';
import * as maplibregl from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import { useCallback, useMemo } from 'react';
import { type MapRef, Map as MapView } from 'react-map-gl/maplibre';
import { fontFiles } from '../basemap/fonts.ts';
import { clearIcon } from '../basemap/icon-names.ts';
import { iconFor } from '../basemap/icons.ts';
import { basemapStyle, SPOT_NAME_SIZE, SPOTS } from '../basemap/style.ts';
import { MAX_ZOOM } from '../clusters.ts';
import { BASEMAP_BOUNDS } from '../countries.ts';
import { FIT_ZOOM, glHandle, PADDING } from './gl-handle.ts';
import type { EngineViewProps, MapHandle, Spot } from './map-handle.ts';
import { FIXED_CAMERA, MIN_ZOOM } from './view-settings.ts';

// The worker is a file on our own origin instead of a blob URL, for the content security policy.
maplibregl.setWorkerUrl(workerUrl);

const data = new URL(`${import.meta.env.BASE_URL}basemap/`, window.location.href).href;

/** The MapLibre engine with the embedded base map: the default and the fallback. */
export default function MaplibreView({ theme, script, bounds, onReady, onFailure }: EngineViewProps) {
  const style = useMemo(() => basemapStyle({ theme, script, data, fonts: fontFiles }), [theme, script]);
  const ready = useCallback((ref: MapRef | null) => onReady(ref && handleOf(ref.getMap())), [onReady]);
  return (
    <MapView
      {...FIXED_CAMERA}
      ref={ready}
      mapLib={maplibregl}
      mapStyle={style}
      initialViewState={{ bounds: [...bounds], fitBoundsOptions: { padding: PADDING, maxZoom: FIT_ZOOM } }}
      maxBounds={[...BASEMAP_BOUNDS]}
      minZoom={MIN_ZOOM}
      maxZoom={MAX_ZOOM}
      attributionControl={false}
      onError={(event) => event.target === null && onFailure(event.error.message)}
    />
  );
}

function handleOf(map: maplibregl.Map): MapHandle {
  let spots: readonly Spot[] = [];
  const put = () => void map.getSource<maplibregl.GeoJSONSource>(SPOTS)?.setData(spotsAsData(spots));
  map.setMissingStyleImageResolver((id) => {
    const icon = iconFor(id);
    if (icon && !map.hasImage(id)) map.addImage(id, icon.image, { pixelRatio: icon.pixelRatio });
  });
  // A new style has no positions: they are set again after each style load.
  map.on('styledata', put);
  return glHandle(map, {
    embedded: true,
    marker(element, point) {
      const marker = new maplibregl.Marker({ element }).setLngLat(point).addTo(map);
      return { move: ([lng, lat]) => void marker.setLngLat([lng, lat]), remove: () => void marker.remove() };
    },
    nameSpots(next) {
      spots = next;
      put();
    },
  });
}

const spotsAsData = (spots: readonly Spot[]): FeatureCollection => ({
  type: 'FeatureCollection',
  features: spots.map(({ point, size, name }) => ({
    type: 'Feature',
    properties: { icon: clearIcon(size), name: name ?? '', below: size / 2 / SPOT_NAME_SIZE + 0.1 },
    geometry: { type: 'Point', coordinates: [...point] },
  })),
});
