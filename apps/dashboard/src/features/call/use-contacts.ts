import { type ContactsOfShelter, dutyContactsRead, MOST_CONTACTS } from '@safe-haven/contracts';
import { useQuery } from '@tanstack/react-query';
import { endpointOf, get } from '../../net/read/endpoints.ts';
import { isWithheld, type QueryFailed, queries, refetch, valueOrThrow } from '../../net/read/queries.ts';
import { useRemoveOnUnmount } from '../../net/read/use-read.ts';
import { useSession } from '../../net/session/use-session.ts';

const keyOf = (shelterId: string) => ['other', `duty-contacts ${shelterId}`] as const;

/**
 * The phone numbers of a shelter; null: not visible to this role; `withheld`: it takes a second factor (VA-13). Kept in
 * memory only while shown. Any other failed request shows nothing: the element next to it reports the failure.
 */
export function useContacts(shelterId: string): ContactsOfShelter | 'withheld' | 'loading' | null {
  const session = useSession();
  const enabled = session.situation === 'signed_in' && session.me.may.includes('call');
  const queryKey = keyOf(shelterId);
  const { data, error, isLoading } = useQuery<ContactsOfShelter | null, QueryFailed>(
    { queryKey, enabled, queryFn: () => requestContacts(shelterId) },
    queries,
  );
  useRemoveOnUnmount(queryKey);
  if (isLoading) return 'loading';
  return isWithheld(error) ? 'withheld' : (data ?? null);
}

/** Refetches the contacts of a shelter after they were changed here. */
export const contactsChanged = (shelterId: string): Promise<void> => refetch(keyOf(shelterId));

type ContactsById = Map<string, Promise<ContactsOfShelter | null>>;
let batch: { readonly ids: Set<string>; readonly answer: Promise<ContactsById> } | null = null;

/** Requests of the same moment are batched into one: a list has many rows, and those that were lost are due again together. */
async function requestContacts(shelterId: string): Promise<ContactsOfShelter | null> {
  batch ??= startBatch();
  batch.ids.add(shelterId);
  return (await batch.answer).get(shelterId) ?? null;
}

function startBatch(): NonNullable<typeof batch> {
  const ids = new Set<string>();
  // Timers that are due at once are a task each: only another timer runs after all of them.
  const answer = new Promise<void>((resolve) => setTimeout(resolve)).then(() => {
    batch = null;
    const all = [...ids];
    const pages = Array.from({ length: Math.ceil(all.length / MOST_CONTACTS) }, (_, i) =>
      all.slice(i * MOST_CONTACTS, (i + 1) * MOST_CONTACTS),
    );
    // One after the other: the first houses of the screen are those that are shown without a second factor.
    let before: Promise<unknown> = Promise.resolve();
    return new Map(
      pages.flatMap((page) => {
        const { request, entries } = ofPage(page, before);
        before = request.catch(() => undefined);
        return entries;
      }),
    );
  });
  return { ids, answer };
}

interface Page {
  readonly request: Promise<unknown>;
  readonly entries: [string, Promise<ContactsOfShelter | null>][];
}

function ofPage(page: readonly string[], before: Promise<unknown>): Page {
  const request = before.then(() => get(endpointOf(dutyContactsRead, { shelter: page }))).then(valueOrThrow);
  const entries = page.map((id): Page['entries'][number] => [
    id,
    request.then(({ contacts }) => contacts.find((c) => c.shelterId === id) ?? null),
  ]);
  return { request, entries };
}
