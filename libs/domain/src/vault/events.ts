import type { Sealed } from '../words.ts';

/** What only the vault knows of a house, in the stream `vault-<shelterId>`: never in the clear. */
export type VaultEvent =
  | { readonly type: 'AddressRecorded'; readonly address: Sealed }
  /** A public place nearby where somebody is met: what is passed on instead of the address. */
  | { readonly type: 'MeetingPointRecorded'; readonly meetingPoint: Sealed };
