import { createContext, use, useCallback, useSyncExternalStore } from 'react';
import { listeners } from '../../net/listeners.ts';

/** The hovered or focused area, shared by list and map. */
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
  /** The open shelter, or null. */
  readonly selected: string | null;
}

export const SelectionContext = createContext<Selection>({ hovering: createHovering(), selected: null });

export const useSelection = (): Selection => use(SelectionContext);

/** The hovered area; rerenders on every change: for the map. */
export function useHoveredArea(): string | null {
  const { hovering } = useSelection();
  return useSyncExternalStore(hovering.onChange, hovering.area);
}

/** Whether one area is hovered; rerenders only when that changes: for rows. */
export function useIsHovered(areaId: string | undefined): boolean {
  const { hovering } = useSelection();
  return useSyncExternalStore(
    hovering.onChange,
    useCallback(() => areaId !== undefined && hovering.area() === areaId, [hovering, areaId]),
  );
}
