import type { RequestCommandName, RequestInput } from '@safe-haven/contracts';
import type { Deciding } from '../../decider.ts';
import type { Action } from '../../policy/table.ts';
import type { Party, Sealed } from '../../terms.ts';
import type { RequestDecision } from '../rejections.ts';
import type { HoldSighting } from '../sightings.ts';
import type { OpenedRequest, RequestState } from '../state.ts';

interface Inputs extends Omit<Sent, 'respond' | 'close-unmet' | 'withdraw'> {
  /** What is needed is sealed under `request-<id>`, so that forgetting that key forgets it, and nothing else. */
  open: Pick<RequestInput<'open'>, 'urgency' | 'consent'> & {
    readonly party: Party;
    readonly criteria: Sealed;
    readonly excludedAreas: number;
    /** Minutes after which one more level of people is notified. */
    readonly escalation?: readonly number[];
  };
  /** `because`: the codes sealed, null: not to be kept; they are then recorded in no other way. */
  respond: Sent['respond'] & { readonly because?: Sealed | null };
  /** `hasTransfer`: a transfer of it is under way. */
  'close-unmet': Sent['close-unmet'] & { readonly because?: Sealed | null; readonly hasTransfer?: boolean };
  withdraw: Sent['withdraw'] & { readonly hasTransfer?: boolean };
  /** The clock asks: record every level that is due. */
  'record-time': object;
  /** The process of requests asks: record what follows from a hold: promised, not needed, reopened, placed. */
  'note-hold': { readonly sighting: HoldSighting };
}
/** What is asked as the wire has it. */
type Sent = { [N in Exclude<RequestCommandName, 'open'>]: AnyCodes<RequestInput<N>> };
/** Which codes there are is for the intake rules to say; here each is one. */
type AnyCodes<B> = { readonly [K in keyof B]: K extends 'codes' | 'reasons' ? readonly string[] : B[K] };

/** What is asked of one request, in the imperative of its event. The names are those of the HTTP contract. */
export type RequestCommand = { [N in keyof Inputs]: { readonly type: N } & Inputs[N] }[keyof Inputs];
export type RequestCommandType = keyof Inputs;
export type CommandOf<T extends RequestCommandType> = Extract<RequestCommand, { type: T }>;

type Decide<T extends RequestCommandType, S> = (command: CommandOf<T>, state: S, context: Deciding) => RequestDecision;

/** What becomes of a command, the right that it takes, and in which situation of the request it is heard at all. */
export type RequestCommandRow<T extends RequestCommandType> = { readonly action: Action } & (
  | { readonly when: 'any'; readonly decide: Decide<T, RequestState> }
  | { readonly when: 'opened' | 'not_closed'; readonly decide: Decide<T, OpenedRequest> }
);
