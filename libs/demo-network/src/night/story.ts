import type { RequestCriteria, TransferDetails } from '@safe-haven/contracts';
import type { Answer, ConsentKind, ConsentScope, Interim, Party, Urgency } from '@safe-haven/domain';

/** A moment of the night, in minutes before the demo begins; below 0 it lies ahead. */
export type Ago = number;

const NO_PEOPLE: Party = { women: 0, men: 0, other: 0, girls: 0, boys: 0, infants: 0, sonsOldest: null };
/** A party by those who are in it. */
export const party = (who: Partial<Party>): Party => ({ ...NO_PEOPLE, ...who });

/** One party that looks for a place, and what comes of it until the demo begins. All invented. */
export interface RequestStory {
  /** Names it here; its id in the log is made of this and the seed. */
  readonly key: string;
  /** Who opens it and asks the houses: the id of a demo person without `demo-`. */
  readonly by: string;
  readonly opened: Ago;
  readonly party: Party;
  readonly needs: RequestCriteria['needs'];
  /** The area from which they leave. */
  readonly from: string;
  /** How many areas they avoid; which is stored nowhere. */
  readonly avoids?: number;
  readonly urgency: Urgency;
  readonly asked: readonly string[];
  /** What the houses say of this party by their rules and beds of that moment; the others are silent. */
  readonly answers: readonly GivenStory[];
  readonly hold?: HoldStory;
  readonly unmet?: { readonly at: Ago; readonly interim: Interim };
}

interface GivenStory {
  readonly shelter: string;
  readonly at: Ago;
  readonly is: Answer;
}

/** Beds held for a party of the night. */
export interface HoldStory {
  readonly shelter: string;
  /** The number of the room whose picture shows the beds as held or taken tonight. Absent: the rules choose. */
  readonly room?: number;
  readonly by: string;
  readonly at: Ago;
  readonly extended?: Ago;
  readonly ends: 'live' | 'lapsed' | { readonly admitted: Ago };
}

/** One party's way to another house. */
export interface TransferStory {
  readonly key: string;
  /** Who proposes it and records consent and departure. */
  readonly by: string;
  /** The house they are in, and the room whose picture shows that they left tonight. */
  readonly from: { readonly shelter: string; readonly room?: number };
  readonly to: string;
  readonly party: Party;
  readonly details: TransferDetails;
  readonly proposed: Ago;
  readonly arrival: { readonly from: Ago; readonly to: Ago };
  readonly consent?: { readonly at: Ago; readonly kind: ConsentKind; readonly scope: readonly ConsentScope[] };
  readonly accepted?: Ago;
  /** Whether the receiving house has said where they are met. */
  readonly met?: Ago;
  readonly departed?: Ago;
  /** When they came, and into which room. */
  readonly arrived?: { readonly at: Ago; readonly room: number };
  /** What the receiving house holds for them meanwhile. */
  readonly hold?: HoldStory;
}
