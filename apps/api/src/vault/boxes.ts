import type { Sealed, VaultEvent } from '@safe-haven/domain';
import type { EventStore } from '@safe-haven/event-store';

/** The two things that only the vault knows of a house; the word is also what their boxes are bound to. */
export type VaultField = 'address' | 'meeting_point';

export const vaultStream = (shelterId: string): string => `vault-${shelterId}`;

/** What the stream of a house's vault holds: what stands now, and the keys of what stood before. */
export interface Boxes {
  readonly current: ReadonlyMap<VaultField, Sealed>;
  /** Keys under which something lies that a later box took the place of. One of them may still be that of a current box. */
  readonly replaced: ReadonlySet<string>;
}

/** Read from the log itself; null where an event can't be read, for then nobody knows what stands. Rejects when the log can't be read. */
export async function boxesOf(store: EventStore, shelterId: string): Promise<Boxes | null> {
  const current = new Map<VaultField, Sealed>();
  const replaced = new Set<string>();
  for (const logged of (await store.read(vaultStream(shelterId))).events) {
    if (!logged.readable) return null;
    const [field, box] = boxOf(logged.event as VaultEvent);
    const before = current.get(field);
    if (before) replaced.add(before.key);
    current.set(field, box);
  }
  return { current, replaced };
}

const boxOf = (event: VaultEvent): [VaultField, Sealed] =>
  event.type === 'AddressRecorded' ? ['address', event.address] : ['meeting_point', event.meetingPoint];

/** Those of the current boxes that lie under a key which is to be forgotten: they move to another one before. */
export const toMove = ({ current, replaced }: Boxes): [VaultField, Sealed][] =>
  [...current].filter(([, box]) => replaced.has(box.key));

/** Keys that nothing needs any more. */
export function needless({ current, replaced }: Boxes): string[] {
  const needed = new Set([...current.values()].map(({ key }) => key));
  return [...replaced].filter((key) => !needed.has(key));
}
