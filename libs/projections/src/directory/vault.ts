import type { Sealed, VaultEvent } from '@safe-haven/domain';
import { unreachable } from '@safe-haven/lang';

/** The sealed texts of a house or an organisation, as they stand now. */
export interface VaultItem {
  readonly address: Sealed | null;
  readonly meetingPoint: Sealed | null;
  readonly contact: Sealed | null;
  /** Who last wrote each of them, and when; null: the program itself did. */
  readonly written: {
    readonly address: Written | null;
    readonly meetingPoint: Written | null;
    readonly contact: Written | null;
  };
}

export interface Written {
  readonly at: string;
  readonly person: string;
  readonly role: string;
}

interface By {
  readonly recordedAt: string;
  readonly actor: { readonly person: string; readonly role: string };
}

const NOTHING_WRITTEN: VaultItem = {
  address: null,
  meetingPoint: null,
  contact: null,
  written: { address: null, meetingPoint: null, contact: null },
};

/** Folds what was recorded of one house or organisation, in place; `owner` is the id of its vault. */
export function foldVault(
  vault: Map<string, VaultItem>,
  owner: string,
  event: VaultEvent,
  { actor, recordedAt }: By,
): void {
  const before = vault.get(owner) ?? NOTHING_WRITTEN;
  const { person, role } = actor;
  const by = role === 'service' ? null : { at: recordedAt, person, role };
  // A box that only moved to another key says what it said: who wrote it, and when, stays.
  const put = (field: 'address' | 'meetingPoint' | 'contact', box: Sealed) =>
    vault.set(owner, {
      ...before,
      [field]: box,
      written: { ...before.written, [field]: event.moved === true ? before.written[field] : by },
    });
  switch (event.type) {
    case 'AddressRecorded':
      put('address', event.address);
      break;
    case 'MeetingPointRecorded':
      put('meetingPoint', event.meetingPoint);
      break;
    case 'DutyContactRecorded':
      put('contact', event.contact);
      break;
    default:
      unreachable(event);
  }
}
