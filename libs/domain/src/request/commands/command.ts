import type { RequestCommandName, RequestInput } from '@safe-haven/contracts';
import type { Deciding } from '../../decider.ts';
import type { Action } from '../../policy/table.ts';
import type { Party, Sealed } from '../../terms.ts';
import type { RequestDecision } from '../rejections.ts';
import type { HoldSighting } from '../sightings.ts';
import type { OpenedRequest, RequestState } from '../state.ts';

interface Inputs extends Omit<Sent, 'respond' | 'close-unmet' | 'withdraw'> {
  /** The criteria are sealed under `request-<id>`, so that erasing that key erases them and nothing else. */
  open: Pick<RequestInput<'open'>, 'urgency' | 'consent'> & {
    readonly party: Party;
    readonly criteria: Sealed;
    readonly excludedAreas: number;
    /** Minutes after which the next level of people is notified. */
    readonly escalation?: readonly number[];
  };
  /** `because`: the sealed codes; null: not recorded at all. */
  respond: Sent['respond'] & { readonly because?: Sealed | null };
  /** `hasTransfer`: a transfer for it is in progress. */
  'close-unmet': Sent['close-unmet'] & { readonly because?: Sealed | null; readonly hasTransfer?: boolean };
  withdraw: Sent['withdraw'] & { readonly hasTransfer?: boolean };
  /** The clock asks: record every level that is due. */
  'record-time': object;
  /** The process manager asks: record what follows from a hold: promised, not needed, reopened, placed. */
  'note-hold': { readonly sighting: HoldSighting };
}
/** Commands of the HTTP contract. */
type Sent = { [N in Exclude<RequestCommandName, 'open'>]: AnyCodes<RequestInput<N>> };
/** The intake rules define the codes; here any string is one. */
type AnyCodes<B> = { readonly [K in keyof B]: K extends 'codes' | 'reasons' ? readonly string[] : B[K] };

/** Commands on one request. The names are those of the HTTP contract. */
export type RequestCommand = { [N in keyof Inputs]: { readonly type: N } & Inputs[N] }[keyof Inputs];
export type RequestCommandType = keyof Inputs;
export type CommandOf<T extends RequestCommandType> = Extract<RequestCommand, { type: T }>;

type Decide<T extends RequestCommandType, S> = (command: CommandOf<T>, state: S, context: Deciding) => RequestDecision;

/** The decision of a command, its right, and the situations in which it is possible. */
export type RequestCommandRow<T extends RequestCommandType> = { readonly action: Action } & (
  | { readonly when: 'any'; readonly decide: Decide<T, RequestState> }
  | { readonly when: 'opened' | 'not_closed'; readonly decide: Decide<T, OpenedRequest> }
);
