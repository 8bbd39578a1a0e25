import {
  decideRequest,
  evolveRequest,
  follow,
  type HoldSighting,
  initialRequest,
  type RequestCommand,
  type RequestEvent,
  type RequestRejectionCode,
  type RequestState,
} from '@safe-haven/domain';
import { CaseStreams } from './case-streams.ts';
import type { Streams } from './streams.ts';

/** What became of a hold, to be written down in its request: an observation of the process that follows holds. */
export interface NoteHold {
  readonly type: 'note-hold';
  readonly sighting: HoldSighting;
}

/** Whoever writes in `request-…` comes this way. */
export class RequestStreams extends CaseStreams<
  RequestState,
  RequestCommand | NoteHold,
  RequestEvent,
  RequestRejectionCode
> {
  constructor(streams: Streams) {
    super(streams, {
      streamOf: (id) => `request-${id}`,
      initial: initialRequest,
      evolve: evolveRequest,
      decide: (command, state, { id, now, actor }) =>
        command.type === 'note-hold'
          ? { ok: true, events: follow(state, command.sighting).flatMap((c) => (c.kind === 'write' ? c.events : [])) }
          : decideRequest(command, state, { requestId: id, now, actor }),
    });
  }
}
