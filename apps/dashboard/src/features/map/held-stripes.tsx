import { HELD_STRIPES } from './marker-svg.ts';

/** The SVG pattern of held places, rendered once for all markers and the legend. */
export function HeldStripes() {
  return (
    <svg className="map__defs" width="0" height="0" aria-hidden="true">
      <defs>
        <pattern id={HELD_STRIPES} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect className="map-stripes__ground" width="4" height="4" />
          <rect className="map-stripes__line" width="2" height="4" />
        </pattern>
      </defs>
    </svg>
  );
}
