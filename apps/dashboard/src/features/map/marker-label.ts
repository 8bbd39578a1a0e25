import type { TFunction } from 'i18next';
import type { Area } from './areas.ts';
import type { Group } from './clusters.ts';
import { type Headline, headlineOf } from './headline.ts';
import type { Tally } from './tally.ts';

/** Translates a key of the `map` namespace. */
export type Translate = TFunction<'map'>;

export interface MarkerTexts {
  /** The text in the middle of a marker. */
  text(headline: Headline): string;
  /** The name of an area. */
  place(area: Area): string;
  /** The accessible name of a marker. */
  label(group: Group): string;
}

/** The texts of markers in the current language. `place`: the translated name of an area. */
export const markerLabel = (t: Translate, place: MarkerTexts['place'] = ({ name }) => name): MarkerTexts => ({
  place,
  text: (headline) => textOf(t, headline),
  label: ({ areas, tally }) => {
    const where = areas.length === 1 ? place(areas[0]!) : t('marker.areas', { count: areas.length });
    const shelters = t('marker.houses', { count: tally.shelters });
    return t('marker.sentence', { place: where, numbers: numbersOf(t, tally), shelters: shelters });
  },
});

function textOf(t: Translate, headline: Headline): string {
  switch (headline.kind) {
    case 'exact':
      return String(headline.free);
    case 'band':
      return t(`band.short.${headline.band}`);
    case 'at_least':
      return t('band.short.at_least', { least: headline.least });
    case 'ask':
      return '?';
  }
}

/** The numbers of an area or shelter as text: all states if exact, else only what is free. */
export function numbersOf(t: Translate, tally: Tally): string {
  const headline = headlineOf(tally);
  switch (headline.kind) {
    case 'exact':
      return t(tally.spare > 0 ? 'marker.exactSpare' : 'marker.exact', {
        free: tally.free,
        spare: tally.spare,
        held: tally.held,
        occupied: tally.occupied,
        out: tally.out,
      });
    case 'band':
      return t(`band.long.${headline.band}`);
    case 'at_least':
      return t('band.long.at_least', { least: headline.least });
    case 'ask':
      return t('marker.ask');
  }
}
