import { createContext, use, useCallback, useSyncExternalStore } from 'react';
import { listeners } from '../../net/listeners.ts';

/** The area under the pointer or the focus, shared by the list and the map. */
export interface Hovering {
  area(): string | null;
  /** An area's id, or null. */
  set(areaId: string | null): void;
  onChange(listener: () => void): () => void;
}

export function createHovering(): Hovering {
  let hovered: string | null = null;
  const all = listeners();
  return {
    area: () => hovered,
    set: (areaId) => {
      if (areaId === hovered) return;
      hovered = areaId;
      all.call();
    },
    onChange: all.add,
  };
}

export interface Selection {
  readonly hovering: Hovering;
  /** The house that is open, or null. */
  readonly selected: string | null;
}

export const SelectionContext = createContext<Selection>({ hovering: createHovering(), selected: null });

export const useSelection = (): Selection => use(SelectionContext);

/** The area that is hovered; drawn anew at every change: for the map. */
export function useHoveredArea(): string | null {
  const { hovering } = useSelection();
  return useSyncExternalStore(hovering.onChange, hovering.area);
}

/** Whether one area is hovered; drawn anew only when this answer changes: for a row. */
export function useIsHovered(areaId: string | undefined): boolean {
  const { hovering } = useSelection();
  return useSyncExternalStore(
    hovering.onChange,
    useCallback(() => areaId !== undefined && hovering.area() === areaId, [hovering, areaId]),
  );
}
