import '../../ui/sheet.css';
import '../../features/request/requests.css';
import './transfers.css';
import type { Me } from '@safe-haven/contracts';
import { TransferList } from './transfer-list.tsx';
import { TransferPage } from './transfer-page.tsx';

/** The transfers of the organisation and to its shelters, or one of them. */
export default function TransfersPage({ transferId }: { readonly me: Me; readonly transferId: string | null }) {
  return (
    <main className="sheet asks">
      {transferId === null ? <TransferList /> : <TransferPage key={transferId} transferId={transferId} />}
    </main>
  );
}
