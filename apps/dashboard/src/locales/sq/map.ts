import type { In } from '../words.ts';

export const map: In<'sq', 'map'> = {
  title: 'Harta e zonave',
  canvas: 'Harta bazë. Shigjetat e lëvizin, plus dhe minus e zmadhojnë dhe e zvogëlojnë.',
  skip: 'Kapërceni hartën; në listë gjendet gjithçka edhe pa të',
  failed: 'Harta nuk mund të vizatohet këtu. Në listë gjendet gjithçka edhe pa të.',
  loading: 'Harta po vizatohet.',
  marker: {
    sentence: '{{place}}: {{numbers}}, {{houses}}',
    exact: 'të lira {{free}}, të rezervuara {{held}}, të zëna {{occupied}}, jashtë përdorimit {{out}}',
    ask: 'numri nuk mund të shfaqet, pyesni me telefon',
    areas_one: '{{count}} zonë',
    areas_other: '{{count}} zona',
    houses_one: '{{count}} shtëpi',
    houses_other: '{{count}} shtëpi',
  },
  band: {
    short: { '0': 'plot', '1': '1', '2-3': '2–3', '4+': '4+', at_least: '≥ {{least}}' },
    long: {
      '0': 'plot, asnjë vend i lirë',
      '1': '1 i lirë',
      '2-3': '2–3 të lira',
      '4+': '4 ose më shumë të lira',
      at_least: 'të paktën {{least}} të lira',
    },
  },
  houses: {
    title: 'Shtëpitë: {{place}}',
    titleSeveral: 'Shtëpitë në {{count}} zona',
    close: 'Mbyllni',
  },
  zoom: { in: 'Zmadhoni', out: 'Zvogëloni', fit: 'Shfaqni gjithçka' },
  legend: {
    title: 'Legjenda',
    free: 'I lirë',
    held: 'I rezervuar',
    occupied: 'I zënë',
    out: 'Jashtë përdorimit',
    band: 'Intervali: plot, 1, 2–3, 4+',
  },
  sources: {
    line: 'Burimet: Natural Earth · GeoNames · GSHHG · *',
    data: 'Kufijtë dhe brigjet: Natural Earth. Qytetet: GeoNames, CC BY 4.0. Liqenet dhe lumenjtë: GSHHG, LGPL. Kufijtë janë vizatuar përafërsisht dhe nuk vendosin asgjë.',
    kosovo:
      '* Ky emërtim nuk paragjykon qëndrimet për statusin dhe është në përputhje me Rezolutën 1244/1999 të Këshillit të Sigurimit të OKB-së dhe mendimin e GJND-së për shpalljen e pavarësisë së Kosovës.',
  },
};
