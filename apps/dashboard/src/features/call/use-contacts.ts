import { type ContactsOfHouse, dutyContacts, MOST_CONTACTS } from '@safe-haven/contracts';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../net/api.ts';
import { queries, refetch, valueOrThrow } from '../../net/read/queries.ts';
import { useRemoveOnUnmount } from '../../net/read/use-read.ts';
import { useSession } from '../../net/session/use-session.ts';

const keyOf = (shelterId: string) => ['other', `duty-contacts ${shelterId}`] as const;

/**
 * The phone numbers of a shelter; null: not loaded yet, or not visible to this role. Kept in memory only while shown. A
 * failed request shows nothing: the element beside it reports the failure.
 */
export function useContacts(shelterId: string): ContactsOfHouse | null {
  const session = useSession();
  const enabled = session.situation === 'signed_in' && session.me.may.includes('call');
  const queryKey = keyOf(shelterId);
  const { data } = useQuery({ queryKey, enabled, queryFn: () => requestContacts(shelterId) }, queries);
  useRemoveOnUnmount(queryKey);
  return data ?? null;
}

/** Refetches the contacts of a shelter after they were changed here. */
export const contactsChanged = (shelterId: string): Promise<void> => refetch(keyOf(shelterId));

type ContactsById = Map<string, Promise<ContactsOfHouse | null>>;
let batch: { readonly ids: Set<string>; readonly answer: Promise<ContactsById> } | null = null;

/** Requests of the same moment are batched into one: a list has many rows, and those that were lost are due again together. */
async function requestContacts(shelterId: string): Promise<ContactsOfHouse | null> {
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
    return new Map(pages.flatMap((page) => ofPage(page)));
  });
  return { ids, answer };
}

function ofPage(page: readonly string[]): [string, Promise<ContactsOfHouse | null>][] {
  const request = api
    .get(`/api/duty-contacts?${new URLSearchParams(page.map((id) => ['shelter', id]))}`, dutyContacts)
    .then(valueOrThrow);
  return page.map((id) => [id, request.then(({ contacts }) => contacts.find((c) => c.shelterId === id) ?? null)]);
}
