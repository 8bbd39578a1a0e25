import type { Sealed, VaultEvent } from '@safe-haven/domain';
import type { EventStore } from '@safe-haven/event-store';
import { unreachable } from '@safe-haven/lang';

/** What only the vault knows of a house, and of an organisation its duty line; the word is also what the boxes are bound to. */
export const VAULT_FIELDS = ['address', 'meeting_point', 'duty_contact'] as const;
export type VaultField = (typeof VAULT_FIELDS)[number];

/** Under which name an organisation has a vault: no id of a house has a dot. */
export const vaultOfOrganisation = (organisationId: string): string => `org.${organisationId}`;

/** Whose key a text lies under: places of a house, a number of a house, a number of an organisation, each apart. */
export function subjectOf(owner: string, field: VaultField): string {
  if (owner.startsWith('org.')) return `line-${owner.slice('org.'.length)}`;
  return field === 'duty_contact' ? `contact-${owner}` : `address-${owner}`;
}

/** The fact that records a box. */
export function recordedAs(field: VaultField, box: Sealed): VaultEvent {
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

function boxOf(event: VaultEvent): [VaultField, Sealed] {
  switch (event.type) {
    case 'AddressRecorded':
      return ['address', event.address];
    case 'MeetingPointRecorded':
      return ['meeting_point', event.meetingPoint];
    case 'DutyContactRecorded':
      return ['duty_contact', event.contact];
    default:
      return unreachable(event);
  }
}

/** Those of the current boxes that lie under a key which is to be forgotten: they move to another one before. */
export const toMove = ({ current, replaced }: Boxes): [VaultField, Sealed][] =>
  [...current].filter(([, box]) => replaced.has(box.key));

/** Keys that nothing needs any more. */
export function needless({ current, replaced }: Boxes): string[] {
  const needed = new Set([...current.values()].map(({ key }) => key));
  return [...replaced].filter((key) => !needed.has(key));
}
