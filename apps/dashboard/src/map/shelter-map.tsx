import type { Me, Row } from '@safe-haven/contracts';

/** What the board tells the map; the map answers only with the area under the pointer and the house to open. */
export interface ShelterMapProps {
  rows: readonly Row[];
  theme: 'light' | 'night';
  language: string;
  map: Me['map'];
  country: string | null;
  hoveredArea: string | null;
  onHoverArea(areaId: string | null): void;
  selectedShelter: string | null;
  onOpenShelter(shelterId: string): void;
}

/** The map of areas: a view of the same rows as the list, never more than the list. */
export default function ShelterMap({ rows }: ShelterMapProps) {
  return <section className="shelter-map" data-shelters={rows.length} />;
}
