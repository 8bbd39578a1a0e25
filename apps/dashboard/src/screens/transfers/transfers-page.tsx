import '../../ui/sheet.css';
import '../../features/request/requests.css';
import './transfers.css';
import type { Me } from '@safe-haven/contracts';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { ProposeFor } from './propose-for.tsx';
import { ProposeForm } from './propose-form.tsx';
import { TransferList } from './transfer-list.tsx';
import { TransferPage } from './transfer-page.tsx';

/** The transfers of the organisation and to its shelters, or one of them. `?request=` proposes one for that request. */
export default function TransfersPage({ transferId }: { readonly me: Me; readonly transferId: string | null }) {
  const [query, setQuery] = useSearchParams();
  const [proposing, setProposing] = useState(false);
  const requestId = query.get('request');
  if (transferId !== null)
    return (
      <main className="sheet asks">
        <TransferPage key={transferId} transferId={transferId} />
      </main>
    );
  return (
    <main className="sheet asks">
      <TransferList proposing={proposing || requestId !== null} onPropose={() => setProposing(true)}>
        {requestId !== null && (
          <ProposeFor requestId={requestId} onClose={() => setQuery(new URLSearchParams(), { replace: true })} />
        )}
        {proposing && requestId === null && <ProposeForm onClose={() => setProposing(false)} />}
      </TransferList>
    </main>
  );
}
