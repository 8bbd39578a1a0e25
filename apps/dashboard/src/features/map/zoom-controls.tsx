import { Maximize, Minus, Plus } from 'lucide-react';
import type { MapHandle } from './engines/map-handle.ts';
import type { Translate } from './marker-label.ts';

interface ZoomControlsProps {
  handle: MapHandle;
  t: Translate;
  onFit(): void;
}

/** Zoom buttons, and a button that fits the chosen country. */
export function ZoomControls({ handle, t, onFit }: ZoomControlsProps) {
  return (
    <div className="map-zoom">
      <button type="button" aria-label={t('zoom.in')} title={t('zoom.in')} onClick={() => handle.zoomBy(1)}>
        <Plus size={18} aria-hidden="true" />
      </button>
      <button type="button" aria-label={t('zoom.out')} title={t('zoom.out')} onClick={() => handle.zoomBy(-1)}>
        <Minus size={18} aria-hidden="true" />
      </button>
      <button type="button" aria-label={t('zoom.fit')} title={t('zoom.fit')} onClick={onFit}>
        <Maximize size={16} aria-hidden="true" />
      </button>
    </div>
  );
}
