import type { RequestCriteria, TransferDetails } from '@safe-haven/contracts';
import type { Answer, ConsentKind, ConsentScope, Interim, Party, Urgency } from '@safe-haven/domain';

/** A time in minutes before the demo begins; negative: after it. */
export type Ago = number;

const NO_PEOPLE: Party = { women: 0, men: 0, other: 0, girls: 0, boys: 0, infants: 0, sonsOldest: null };
/** A party from the groups that are not zero. */
export const party = (who: Partial<Party>): Party => ({ ...NO_PEOPLE, ...who });

/** A scenario: one party that looks for a place, and the outcome until the demo begins. All invented. */
export interface RequestScenario {
  /** Name of the scenario; its id in the log is derived from this and the seed. */
  readonly key: string;
  /** Who opens it and asks the shelters: the id of a demo person without `demo-`. */
  readonly by: string;
  readonly opened: Ago;
  readonly party: Party;
  readonly needs: RequestCriteria['needs'];
  /** The area that they leave from. */
  readonly from: string;
  /** How many areas they avoid; which ones is not stored. */
  readonly avoids?: number;
  readonly urgency: Urgency;
  readonly asked: readonly string[];
  /** The answers that the shelters give by their rules and beds; the others do not answer. */
  readonly answers: readonly AnswerScenario[];
  readonly hold?: HoldScenario;
  readonly unmet?: { readonly at: Ago; readonly interim: Interim };
}

interface AnswerScenario {
  readonly shelter: string;
  readonly at: Ago;
  readonly is: Answer;
}

/** Beds held for a party of the night. */
export interface HoldScenario {
  readonly shelter: string;
  /** The number of the room whose target state shows the beds as held or newly occupied. Absent: the rules choose. */
  readonly room?: number;
  readonly by: string;
  readonly at: Ago;
  readonly extended?: Ago;
  readonly ends: 'live' | 'lapsed' | { readonly admitted: Ago };
}

/** A scenario: one party's transfer to another shelter. */
export interface TransferScenario {
  readonly key: string;
  /** Who proposes it and records consent and departure. */
  readonly by: string;
  /** The shelter they are in, and the room whose target state shows that they left tonight. */
  readonly from: { readonly shelter: string; readonly room?: number };
  readonly to: string;
  readonly party: Party;
  readonly details: TransferDetails;
  readonly proposed: Ago;
  readonly arrival: { readonly from: Ago; readonly to: Ago };
  readonly consent?: { readonly at: Ago; readonly kind: ConsentKind; readonly scope: readonly ConsentScope[] };
  readonly accepted?: Ago;
  /** When the receiving shelter shared a meeting point. */
  readonly met?: Ago;
  readonly departed?: Ago;
  /** When they arrived, and in which room. */
  readonly arrived?: { readonly at: Ago; readonly room: number };
  /** The hold of the receiving shelter. */
  readonly hold?: HoldScenario;
}
