/** Words of the map. Markers and their sentences are read aloud: numbers first, no abbreviations. */
export const map = {
  title: 'Map of the areas',
  canvas: 'Base map. Arrow keys move it, plus and minus zoom.',
  skip: 'Skip the map; the list is complete without it',
  failed: "The map can't be drawn here. The list is complete without it.",
  loading: 'The map is being drawn.',
  marker: {
    sentence: '{{place}}: {{numbers}}, {{houses}}',
    exact: '{{free}} free, {{held}} held, {{occupied}} occupied, {{out}} out',
    ask: 'no number can be shown, ask by phone',
    areas_one: '{{count}} area',
    areas_other: '{{count}} areas',
    houses_one: '{{count}} house',
    houses_other: '{{count}} houses',
  },
  band: {
    short: { '0': 'full', '1': '1', '2-3': '2–3', '4+': '4+', at_least: '≥ {{least}}' },
    long: {
      '0': 'full, no free place',
      '1': '1 free',
      '2-3': '2–3 free',
      '4+': '4 or more free',
      at_least: 'at least {{least}} free',
    },
  },
  houses: {
    title: 'Houses in {{place}}',
    titleSeveral: 'Houses in {{count}} areas',
    close: 'Close',
  },
  zoom: { in: 'Zoom in', out: 'Zoom out', fit: 'Show everything' },
  legend: {
    title: 'Legend',
    free: 'Free',
    held: 'Held',
    occupied: 'Occupied',
    out: 'Out of service',
    band: 'Band: full, 1, 2–3, 4+',
  },
  sources: {
    line: 'Sources: Natural Earth · GeoNames · GSHHG · *',
    data: 'Borders and coasts: Natural Earth. Towns: GeoNames, CC BY 4.0. Lakes and rivers: GSHHG, LGPL. Borders are drawn coarsely and decide nothing.',
    kosovo:
      '* This designation is without prejudice to positions on status, and is in line with UNSCR 1244/1999 and the ICJ Opinion on the Kosovo declaration of independence.',
  },
} as const;
