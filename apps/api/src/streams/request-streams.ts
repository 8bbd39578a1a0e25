import {
  type Decider,
  follow,
  type HoldSighting,
  type RequestCommand,
  type RequestEvent,
  type RequestRejectionCode,
  type RequestState,
  requestDecider,
} from '@safe-haven/domain';
import { CaseStreams } from './case-streams.ts';
import type { Streams } from './streams.ts';

/** Records the outcome of a hold in its request; sent only by the process that follows holds. */
interface NoteHold {
  readonly type: 'note-hold';
  readonly sighting: HoldSighting;
}

type Rejection = { readonly code: RequestRejectionCode };

const decider: Decider<RequestState, RequestCommand | NoteHold, RequestEvent, Rejection> = {
  ...requestDecider,
  decide(command, state, context) {
    if (command.type !== 'note-hold') return requestDecider.decide(command, state, context);
    return { ok: true, events: follow(state, command.sighting).flatMap((c) => (c.kind === 'write' ? c.events : [])) };
  },
  readsHistory: () => false,
  isObservation: () => false,
};

/** The only writer of `request-…` streams. */
export class RequestStreams extends CaseStreams<RequestState, RequestCommand | NoteHold, RequestEvent, Rejection> {
  constructor(streams: Streams) {
    super(streams, decider);
  }
}
