import type { Theme } from './palette.ts';

/** Images are named by what they look like, so that a change of theme asks for others and none is drawn anew in place. */
export const townIcon = (theme: Theme, capital: boolean): string => `${capital ? 'capital' : 'town'}-${theme}`;
/** An image of nothing, as large as a marker: it pushes the base map's labels out of the way. */
export const clearIcon = (size: number): string => `clear-${size}`;

export type IconName = { kind: 'town'; theme: Theme; capital: boolean } | { kind: 'clear'; size: number };

/** Reads a name back; null for an image that is not ours. */
export function parseIcon(id: string): IconName | null {
  const town = /^(capital|town)-(light|night)$/.exec(id);
  if (town) return { kind: 'town', theme: town[2] as Theme, capital: town[1] === 'capital' };
  const clear = /^clear-(\d{1,3})$/.exec(id);
  return clear ? { kind: 'clear', size: Number(clear[1]) } : null;
}
