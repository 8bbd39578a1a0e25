import { createContext, use, useMemo, useState } from 'react';

/** What the list and the map share: the area under the pointer or focus, and the house that is open. */
export interface Selection {
  /** An area's id, or null. */
  readonly hovered: string | null;
  setHovered(areaId: string | null): void;
  /** The house that is open, or null. */
  readonly selected: string | null;
}

export const SelectionContext = createContext<Selection>({
  hovered: null,
  setHovered: () => undefined,
  selected: null,
});

export const useSelection = (): Selection => use(SelectionContext);

/** Keeps the shared selection; the open house comes from the address. */
export function useSelectionOf(selected: string | null): Selection {
  const [hovered, setHovered] = useState<string | null>(null);
  return useMemo(() => ({ hovered, setHovered, selected }), [hovered, selected]);
}
