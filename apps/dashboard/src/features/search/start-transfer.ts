import type { RequestView } from '@safe-haven/contracts';
import { navigate } from 'wouter/use-browser-location';
import { FIRST_FORM, type SearchForm } from './search-form.ts';
import { memory, type Transferring } from './search-memory.ts';

/** A party without a request. */
const NO_REQUEST: Transferring = { requestId: null, avoids: 0 };

/** Opens Find for a party that is to go to another house. Who they are is in memory alone, not in the address (FP-15). */
export function startTransfer(known: Partial<SearchForm>, transfer: Transferring = NO_REQUEST): void {
  memory.keep({ form: { ...FIRST_FORM, ...known }, requestId: null, transfer });
  navigate('/find', { state: { find: known.party === undefined ? 'form' : 'results' } });
}

/** The same for the party of a request, with its needs. */
export const startTransferOf = (request: RequestView, known: Partial<SearchForm> = {}): void =>
  startTransfer(
    { party: request.party, needs: request.criteria?.needs ?? {}, from: request.criteria?.from ?? null, ...known },
    { requestId: request.requestId, avoids: request.excludedAreas },
  );
