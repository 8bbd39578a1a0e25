import type { TransferCommandName, TransferInput } from '@safe-haven/contracts';
import type { Deciding } from '../../decider.ts';
import type { HoldSighting } from '../../request/sightings.ts';
import type { Party, Sealed } from '../../terms.ts';
import type { HoldSeen, TransferTo } from '../events.ts';
import type { RegimeCheck } from '../regime.ts';
import type { TransferDecision } from '../rejections.ts';
import type { ProposedTransfer, TransferState } from '../state.ts';

/** Commands of the HTTP contract. */
type Sent = {
  [N in Exclude<TransferCommandName, 'propose' | 'share-meeting-point' | 'accept' | 'arrive'>]: AnyCodes<
    TransferInput<N>
  >;
};
/** The intake rules define the codes; here any string is one. */
type AnyCodes<B> = { readonly [K in keyof B]: K extends 'met' ? readonly string[] : B[K] };

interface Inputs extends Sent {
  /** `hold`: the house's hold for the journey, which is the acceptance. Absent: none yet. */
  accept: AnyCodes<TransferInput<'accept'>> & { readonly hold?: HoldSeen };
  /** `hold`: the admitted hold. */
  arrive: TransferInput<'arrive'> & { readonly hold?: HoldSeen };
  propose: Pick<TransferInput<'propose'>, 'fromShelterId' | 'requestId' | 'holdId' | 'arrival' | 'consent'> & {
    readonly to: TransferTo;
    readonly party: Party;
    /** The result of the house's legal regime for this party (`regimeCheck`). */
    readonly regime: RegimeCheck;
    readonly details?: Sealed;
    readonly graceMinutes?: number;
  };
  'share-meeting-point': { readonly point: Sealed };
  /** The clock asks: record that the party is overdue, if it is. */
  'record-time': object;
  /** The process manager of holds asks: record what follows from a hold: accepted, arrived, given up. */
  'note-hold': { readonly sighting: HoldSighting };
  /** The process manager asks: its request has ended, so nobody is expected. `placed`: in another house. */
  'call-off': { readonly placed: boolean };
}

/** Commands on one transfer. The names are those of the HTTP contract. */
export type TransferCommand = { [N in keyof Inputs]: { readonly type: N } & Inputs[N] }[keyof Inputs];
export type TransferCommandType = keyof Inputs;
export type CommandOf<T extends TransferCommandType> = Extract<TransferCommand, { type: T }>;

type Decide<T extends TransferCommandType, S> = (
  command: CommandOf<T>,
  state: S,
  context: Deciding,
) => TransferDecision;

/**
 * Who may send a command: those who may ask houses, the sending organisation, the receiving house's own people, either
 * of the two, the clock, or the process manager of holds.
 */
type Sender = 'requester' | 'sending' | 'receiving' | 'either' | 'clock' | 'process';

/** The decision of a command, who may send it, and the situations in which it is possible. */
export type TransferCommandRow<T extends TransferCommandType> = { readonly by: Sender } & (
  | { readonly when: 'any'; readonly decide: Decide<T, TransferState> }
  | { readonly when: 'proposed' | 'not_ended'; readonly decide: Decide<T, ProposedTransfer> }
);
