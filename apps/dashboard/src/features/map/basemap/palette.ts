import type { Theme } from '../../../ui/theme.ts';

/** Colours of the base map, faint enough that the bed states are the only strong colours. */
export interface Palette {
  sea: string;
  seaLabel: string;
  land: string;
  home: string;
  kosovo: string;
  water: string;
  river: string;
  border: string;
  borderCasing: string;
  borderOther: string;
  region: string;
  regionLabel: string;
  country: string;
  countryOther: string;
  town: string;
  townMuted: string;
  halo: string;
  dot: string;
  dotGround: string;
}

export const PALETTE: Readonly<Record<Theme, Palette>> = {
  light: {
    sea: '#d5e3ec',
    seaLabel: '#5b7f94',
    land: '#eceae6',
    home: '#fbfaf6',
    kosovo: '#f3f1ec',
    water: '#bcd5e4',
    river: '#a9c9dc',
    border: '#7b7488',
    borderCasing: '#d9d4e2',
    borderOther: '#bdb8c2',
    region: '#d5cfc3',
    regionLabel: '#8a7f68',
    country: '#57506b',
    countryOther: '#8f8b95',
    town: '#33303b',
    townMuted: '#85818c',
    halo: 'rgba(255,255,255,0.9)',
    dot: '#57506b',
    dotGround: '#ffffff',
  },
  night: {
    sea: '#0e1b26',
    seaLabel: '#55788f',
    land: '#171c22',
    home: '#222a33',
    kosovo: '#1d242c',
    water: '#10222f',
    river: '#1b3a4d',
    border: '#8a93a6',
    borderCasing: '#11161c',
    borderOther: '#3c4552',
    region: '#39424e',
    regionLabel: '#7b8796',
    country: '#b8c0d0',
    countryOther: '#6b7480',
    town: '#dfe4ec',
    townMuted: '#828b98',
    halo: 'rgba(13,18,24,0.9)',
    dot: '#b8c0d0',
    dotGround: '#11161c',
  },
};
