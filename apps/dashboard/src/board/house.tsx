import type { Me } from '@safe-haven/contracts';
import { Drawer } from '../look/parts/drawer.tsx';
import { ShelterScreen } from '../shelter/shelter-screen.tsx';
import { useWords } from '../words/use-words.ts';
import { usePosition, useRow } from './live/use-board.ts';

/** One house: a drawer beside the board, the whole page on a phone. */
export function House({ me, shelterId, onClose }: { me: Me; shelterId: string; onClose(): void }) {
  const t = useWords('board');
  const row = useRow(shelterId);
  const position = usePosition();
  return (
    <div className="board-house">
      <Drawer title={row?.name ?? t('house')} onClose={onClose}>
        <ShelterScreen shelterId={shelterId} row={row} me={me} onClose={onClose} boardPosition={position ?? ''} />
      </Drawer>
    </div>
  );
}
