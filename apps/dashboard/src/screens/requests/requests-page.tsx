import '../../ui/sheet.css';
import '../../features/request/requests.css';
import type { Me } from '@safe-haven/contracts';
import { RequestList } from './request-list.tsx';
import { RequestPage } from './request-page.tsx';

/** The requests of the organisation, or one of them. */
export default function RequestsPage({ me, requestId }: { readonly me: Me; readonly requestId: string | null }) {
  return (
    <main className="sheet asks">
      {requestId === null ? <RequestList me={me} /> : <RequestPage key={requestId} requestId={requestId} />}
    </main>
  );
}
