import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { id, type RulesAsTold, rulesAsTold, rulesToTell } from '@safe-haven/contracts';
import { mayDo, type Reason, reasonsOf } from '@safe-haven/domain';
import type { z } from 'zod';
import type { Clock } from '../environment/clock.ts';
import { CLOCK } from '../environment/tokens.ts';
import type { BoardFeed } from '../feed/board.feed.ts';
import { noSuchShelter, registeredShelter } from '../feed/named-shelters.ts';
import { FEED } from '../feed/tokens.ts';
import type { Caller } from '../identity/authentication.ts';
import { CallerOf } from '../identity/caller.ts';
import { Failure } from '../problems/failure.ts';
import { AskedByItself, Needs } from '../routes/access.ts';
import { Answers } from '../routes/answers.ts';
import { Since } from '../routes/life.ts';

/** A preview of the reasons that Find would give for these rules, by the same checks, before they are recorded. */
@Controller('api/shelters')
@Needs('set_up')
export class RulesAsToldController {
  readonly #feed: BoardFeed;
  readonly #clock: Clock;

  constructor(@Inject(FEED) feed: BoardFeed, @Inject(CLOCK) clock: Clock) {
    this.#feed = feed;
    this.#clock = clock;
  }

  @Post(':shelterId/rules-as-told')
  @Since('0.1.0', 'page')
  @AskedByItself()
  @Answers('What Find will say of a house with these rules; nothing of them is kept', rulesAsTold)
  tell(
    @Param('shelterId', { schema: id }) shelterId: string,
    @Body({ schema: rulesToTell }) { rules }: z.output<typeof rulesToTell>,
    @CallerOf() { actor }: Caller,
  ): RulesAsTold {
    if (!mayDo(actor, 'set_up', registeredShelter(actor, this.#feed, shelterId))) throw new Failure('no_right');
    const state = this.#feed.network.shelters.get(shelterId)?.state;
    if (!state || state.situation === 'unregistered') throw noSuchShelter();
    const reasons = reasonsOf(rules, state.timezone, actor, new Date(this.#clock.now()).toISOString());
    return { reasons: reasons.filter(isOfARule) };
  }
}

/** A type guard: only rules were checked, so every reason is about a rule. */
const isOfARule = (reason: Reason): reason is RulesAsTold['reasons'][number] =>
  rulesAsTold.shape.reasons.element.safeParse(reason).success;
