import type { Me, Row } from '@safe-haven/contracts';

/** One house: beside the board on a wide screen, a page on a phone. `boardPosition` is how far the board has read. */
export interface ShelterScreenProps {
  shelterId: string;
  row: Row | undefined;
  me: Me;
  onClose(): void;
  boardPosition: string;
}

export function ShelterScreen({ shelterId, row }: ShelterScreenProps) {
  return (
    <section className="shelter" data-shelter={shelterId}>
      <h2>{row?.name}</h2>
    </section>
  );
}
