import type { Me } from '@safe-haven/contracts';
import { useT } from '../../locales/use-t.ts';
import { usePosition, useRow } from '../../model/board/use-board.ts';
import { Drawer } from '../../ui/drawer.tsx';
import { ShelterScreen } from '../shelter/shelter-screen.tsx';

/** One house: a drawer beside the board, the whole page on a phone. */
export function House({ me, shelterId, onClose }: { me: Me; shelterId: string; onClose(): void }) {
  const t = useT('board');
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
