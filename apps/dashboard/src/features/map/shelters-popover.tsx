import type { Row } from '@safe-haven/contracts';
import { X } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { useFocusWhenDrawn } from '../../ui/use-focus-when-drawn.ts';
import { Call } from '../call/call.tsx';
import type { LngLat } from './areas.ts';
import type { MapHandle } from './engines/map-handle.ts';
import { numbersOf, type Translate } from './marker-label.ts';
import { tallyOf } from './tally.ts';

interface SheltersPopoverProps {
  handle: MapHandle;
  /** The current rows of the pressed areas. */
  rows: readonly Row[];
  title: string;
  point: LngLat;
  t: Translate;
  onOpenShelter(shelterId: string): void;
  onClose(): void;
}

/** The shelters of one marker as a list next to it. It takes the focus; Escape returns it to the marker. */
export function SheltersPopover({ handle, rows, title, point, t, onOpenShelter, onClose }: SheltersPopoverProps) {
  const popover = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => followPoint(handle, popover.current, point), [handle, point]);
  useFocusWhenDrawn(popover, { within: 'li button', preventScroll: true });
  useEffect(() => closeOutside(popover.current, onClose), [onClose]);
  return (
    <div
      ref={popover}
      className="map-houses"
      role="dialog"
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <header>
        <strong>{title}</strong>
        <button type="button" className="map-houses__close" aria-label={t('houses.close')} onClick={onClose}>
          <X size={16} aria-hidden="true" />
        </button>
      </header>
      <ul>
        {rows.map((row) => (
          <li key={row.shelterId}>
            <button type="button" onClick={() => onOpenShelter(row.shelterId)}>
              <span className="map-houses__name">{row.name}</span>
              <span className="map-houses__numbers">{numbersOf(t, tallyOf(row))}</span>
            </button>
            {row.intake.state === 'ask' && row.intake.why !== 'policy' && (
              <Call shelterId={row.shelterId} name={row.name} />
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Positions the popover next to its marker and inside the map, in px; on narrow maps CSS puts it at the bottom. */
function followPoint(handle: MapHandle, popover: HTMLElement | null, point: LngLat): (() => void) | undefined {
  if (popover === null) return;
  const place = () => {
    const { x, y } = handle.project(point);
    const { width, height } = handle.size();
    const within = (at: number, size: number, room: number) => Math.max(MARGIN, Math.min(at, room - size - MARGIN));
    popover.style.setProperty('--x', `${within(x + MARKER, popover.offsetWidth, width)}px`);
    popover.style.setProperty('--y', `${within(y - popover.offsetHeight / 2, popover.offsetHeight, height)}px`);
  };
  place();
  return handle.onMove(place);
}

const MARGIN = 8;
const MARKER = 30;

function closeOutside(popover: HTMLElement | null, onClose: () => void): () => void {
  const pressed = (event: PointerEvent) => {
    if (event.target instanceof Node && !popover?.contains(event.target)) onClose();
  };
  document.addEventListener('pointerdown', pressed);
  return () => document.removeEventListener('pointerdown', pressed);
}
