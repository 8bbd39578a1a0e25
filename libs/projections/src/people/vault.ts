import { after, CONTACTS_REPORTED, type Sealed, type VaultEvent } from '@safe-haven/domain';
import { unreachable } from '@safe-haven/lang';

/** The current sealed entries of a shelter or an organisation. */
export interface VaultItem {
  readonly address: Sealed | null;
  readonly meetingPoint: Sealed | null;
  readonly contact: Sealed | null;
  /** Who last wrote each of them, and when; null: the program itself. */
  readonly written: {
    readonly address: Written | null;
    readonly meetingPoint: Written | null;
    readonly contact: Written | null;
  };
  /** Who says that the number reaches nobody, since it was last written or confirmed; null: nobody. */
  readonly reported: Reported | null;
  /** Reports of it that were taken back lately: they count for the person who reported (DC-7). */
  readonly takenBack: readonly Pick<Written, 'at' | 'person'>[];
}

export interface Reported extends Written {
  readonly organisation: string | null;
}

export interface Written {
  readonly at: string;
  readonly person: string;
  readonly role: string;
}

interface By {
  readonly recordedAt: string;
  readonly actor: { readonly person: string; readonly role: string; readonly organisation: string | null };
}

const NOTHING_WRITTEN: VaultItem = {
  address: null,
  meetingPoint: null,
  contact: null,
  written: { address: null, meetingPoint: null, contact: null },
  reported: null,
  takenBack: [],
};

/** Folds an event of one shelter or organisation in place; `owner` is the id of its vault. */
export function foldVault(
  vault: Map<string, VaultItem>,
  owner: string,
  event: VaultEvent,
  { actor, recordedAt }: By,
): void {
  const before = vault.get(owner) ?? NOTHING_WRITTEN;
  const { person, role, organisation } = actor;
  const by = role === 'service' ? null : { at: recordedAt, person, role };
  // An entry that was only sealed again under another key keeps its author and time.
  const put = (field: 'address' | 'meetingPoint' | 'contact', box: Sealed, moved = false) =>
    vault.set(owner, {
      ...before,
      [field]: box,
      written: { ...before.written, [field]: moved ? before.written[field] : by },
    });
  const report = (reported: VaultItem['reported']) => vault.set(owner, { ...(vault.get(owner) ?? before), reported });
  switch (event.type) {
    case 'AddressRecorded':
      put('address', event.address, event.moved);
      break;
    case 'MeetingPointRecorded':
      put('meetingPoint', event.meetingPoint, event.moved);
      break;
    case 'DutyContactRecorded':
      put('contact', event.contact, event.moved);
      if (event.moved !== true) report(null);
      break;
    case 'DutyContactReported':
      report({ at: recordedAt, person, role, organisation });
      break;
    case 'DutyContactReportWithdrawn':
      vault.set(owner, {
        ...before,
        reported: null,
        takenBack: [...lately(before, recordedAt), { at: recordedAt, person }],
      });
      break;
    case 'DutyContactConfirmed':
      report(null);
      break;
    default:
      unreachable(event);
  }
}

const lately = ({ takenBack }: VaultItem, now: string): VaultItem['takenBack'] =>
  takenBack.filter(({ at }) => at > after(now, -CONTACTS_REPORTED.within));
