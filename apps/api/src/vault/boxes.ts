import type { Sealed, VaultEvent } from '@safe-haven/domain';
import type { EventStore } from '@safe-haven/event-store';
import { unreachable } from '@safe-haven/lang';

/**
 * Entries of a shelter's vault, and an organisation's duty line; the name is also part of the boxes' authenticated
 * context.
 */
export const VAULT_FIELDS = ['address', 'meeting_point', 'duty_contact'] as const;
export type VaultField = (typeof VAULT_FIELDS)[number];

/** The owner name of an organisation's vault: no shelter id has a dot. */
export const vaultOfOrganisation = (organisationId: string): string => `org.${organisationId}`;

/** The subject whose key seals an entry: places of a shelter, its number, an organisation's number, each apart. */
export function subjectOf(owner: string, field: VaultField): string {
  if (owner.startsWith('org.')) return `line-${owner.slice('org.'.length)}`;
  return field === 'duty_contact' ? `contact-${owner}` : `address-${owner}`;
}

/** An event that records a box. */
export type SealedEvent = Extract<VaultEvent, { readonly type: `${string}Recorded` }>;

/** The event that records a box. */
export function recordedAs(field: VaultField, box: Sealed): SealedEvent {
  switch (field) {
    case 'address':
      return { type: 'AddressRecorded', address: box };
    case 'meeting_point':
      return { type: 'MeetingPointRecorded', meetingPoint: box };
    case 'duty_contact':
      return { type: 'DutyContactRecorded', contact: box };
    default:
      return unreachable(field);
  }
}

export const vaultStream = (shelterId: string): string => `vault-${shelterId}`;

/** The entries of a vault's stream: the current boxes, and the keys of replaced ones. */
export interface Boxes {
  readonly current: ReadonlyMap<VaultField, Sealed>;
  /** Keys of replaced boxes. A current box may still use one of them. */
  readonly replaced: ReadonlySet<string>;
}

/**
 * Reads the stream; null when an event can't be read, since the current boxes are then unknown. Rejects when the log
 * can't be read.
 */
export async function boxesOf(store: EventStore, shelterId: string): Promise<Boxes | null> {
  const current = new Map<VaultField, Sealed>();
  const replaced = new Set<string>();
  for (const logged of (await store.read(vaultStream(shelterId))).events) {
    if (!logged.readable) return null;
    const entry = boxOf(logged.event as VaultEvent);
    if (entry === null) continue;
    const [field, box] = entry;
    const before = current.get(field);
    if (before) replaced.add(before.key);
    current.set(field, box);
  }
  return { current, replaced };
}

/** null: a report about the number, which has none. */
function boxOf(event: VaultEvent): [VaultField, Sealed] | null {
  switch (event.type) {
    case 'AddressRecorded':
      return ['address', event.address];
    case 'MeetingPointRecorded':
      return ['meeting_point', event.meetingPoint];
    case 'DutyContactRecorded':
      return ['duty_contact', event.contact];
    case 'DutyContactReported':
    case 'DutyContactReportWithdrawn':
    case 'DutyContactConfirmed':
      return null;
    default:
      return unreachable(event);
  }
}

/** Current boxes under a key that has to be deleted: they are sealed again under another key first. */
export const boxesToMove = ({ current, replaced }: Boxes): [VaultField, Sealed][] =>
  [...current].filter(([, box]) => replaced.has(box.key));

/** Keys that no current box needs. */
export function unusedKeys({ current, replaced }: Boxes): string[] {
  const needed = new Set([...current.values()].map(({ key }) => key));
  return [...replaced].filter((key) => !needed.has(key));
}
