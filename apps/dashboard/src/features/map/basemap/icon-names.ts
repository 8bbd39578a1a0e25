import type { Theme } from '../../../ui/theme.ts';

/** Image ids contain the theme, so that a change of theme requests other images instead of redrawing. */
export const townIcon = (theme: Theme, capital: boolean): string => `${capital ? 'capital' : 'town'}-${theme}`;
/** A transparent image as large as a marker: it keeps the base map's labels away from it. */
export const clearIcon = (size: number): string => `clear-${size}`;

export type IconName = { kind: 'town'; theme: Theme; capital: boolean } | { kind: 'clear'; size: number };

/** Parses an image id; null if it is not ours. */
export function parseIcon(id: string): IconName | null {
  const town = /^(capital|town)-(light|night)$/.exec(id);
  if (town) return { kind: 'town', theme: town[2] as Theme, capital: town[1] === 'capital' };
  const clear = /^clear-(\d{1,3})$/.exec(id);
  return clear ? { kind: 'clear', size: Number(clear[1]) } : null;
}
