import { Controller, Inject } from '@nestjs/common';
import { type Tonight, tonightRead } from '@safe-haven/contracts';
import { type Actor, mayDo, type ShiftState } from '@safe-haven/domain';
import {
  countsThatWait,
  deskOf,
  endedHoldsOf,
  nightHoldsOf,
  partiesOf,
  staleSheltersOf,
  waitingTasksOf,
} from '@safe-haven/projections';
import type { Clock } from '../environment/clock.ts';
import { CLOCK } from '../environment/tokens.ts';
import type { BoardFeed } from '../feed/board.feed.ts';
import { LiveCasework } from '../feed/live-casework.ts';
import { LiveHandovers } from '../feed/live-handovers.ts';
import { sheltersAnsweredBy } from '../feed/named-shelters.ts';
import { ReadsOwnWrites } from '../feed/read-position.ts';
import { FEED } from '../feed/tokens.ts';
import type { Caller } from '../identity/authentication.ts';
import { CallerOf } from '../identity/caller.ts';
import { Reads } from '../routes/reads.ts';

/** The Tonight list of the caller: holds, parties, stale shelters, and the number of waiting tasks. */
@Controller()
@ReadsOwnWrites()
export class TonightController {
  readonly #cases: LiveCasework;
  readonly #feed: BoardFeed;
  readonly #clock: Clock;
  readonly #handovers: LiveHandovers;

  constructor(
    cases: LiveCasework,
    @Inject(FEED) feed: BoardFeed,
    @Inject(CLOCK) clock: Clock,
    handovers: LiveHandovers,
  ) {
    this.#cases = cases;
    this.#feed = feed;
    this.#clock = clock;
    this.#handovers = handovers;
  }

  @Reads(tonightRead, 'What this night is about')
  tonight(@CallerOf() { actor }: Caller): Tonight {
    const { network, position } = this.#feed;
    const { casework } = this.#cases;
    const now = this.#clock.now();
    return {
      position,
      holds: nightHoldsOf(network, actor),
      ...endedHoldsOf(network, actor, now),
      parties: partiesOf(casework, actor, now),
      handover: this.#handover(actor),
      stale: staleSheltersOf(network, actor, now),
      ...countsThatWait(network, actor),
      tasks: waitingTasksOf(casework, sheltersAnsweredBy(actor, this.#feed)),
    };
  }
  #handover(actor: Actor): Tonight['handover'] {
    const desk = mayDo(actor, 'handover') ? deskOf(actor) : null;
    return desk === null ? 'none' : dutyOf(this.#handovers.shiftAt(desk), actor);
  }
}

function dutyOf(state: ShiftState, { person }: Actor): Tonight['handover'] {
  if (state.situation === 'none') return 'none';
  if (state.by.person === person) return 'mine';
  return state.situation === 'handed_over' ? 'waits' : 'theirs';
}
