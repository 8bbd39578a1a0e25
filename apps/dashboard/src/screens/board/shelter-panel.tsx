import type { Me, Row } from '@safe-haven/contracts';
import type { ComponentType } from 'react';
import { useT } from '../../locales/use-t.ts';
import { usePosition, useRow } from '../../model/board/use-board.ts';
import { Drawer } from '../../ui/drawer.tsx';

/** Props of the screen of a shelter. `boardPosition`: the log position of the board. */
export interface ShelterProps {
  shelterId: string;
  row: Row | undefined;
  me: Me;
  onClose(): void;
  boardPosition: string;
}

interface ShelterPanelProps {
  me: Me;
  shelterId: string;
  onClose(): void;
  Shelter: ComponentType<ShelterProps>;
}

/** The panel of one shelter: a drawer next to the board, the whole page on a phone. */
export function ShelterPanel({ me, shelterId, onClose, Shelter }: ShelterPanelProps) {
  const t = useT('board');
  const row = useRow(shelterId);
  const position = usePosition();
  return (
    <div className="board-house">
      <Drawer title={row?.name ?? t('house')} onClose={onClose}>
        <Shelter shelterId={shelterId} row={row} me={me} onClose={onClose} boardPosition={position ?? ''} />
      </Drawer>
    </div>
  );
}
