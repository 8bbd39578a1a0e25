/** The build of mapbox-gl for a strict content security policy has no types of its own; it is the same library. */
declare module 'mapbox-gl/dist/mapbox-gl-csp.js' {
  import mapboxgl from 'mapbox-gl';
  export default mapboxgl;
}
