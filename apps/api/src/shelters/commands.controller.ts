import { Body, Controller, Headers, Inject, Param, Post } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { type CommandAnswer, commandBodies, id, position } from '@safe-haven/contracts';
import { actionOf, REJECTION_CODES } from '@safe-haven/domain';
import type { Caller } from '../identity/authentication.ts';
import { CallerOf } from '../identity/caller.ts';
import { Failure, invalid } from '../problems/failure.ts';
import { NeedsByCommand, SignedIn } from '../routes/access.ts';
import { AnswersCommands } from '../routes/answers.ts';
import { Since } from '../routes/life.ts';
import { type Sent, SentAs } from '../routes/sent.ts';
import { ShelterStreams } from '../streams/shelter-streams.ts';
import { PERMIT_CONTEXT, type PermitContext } from './permission.ts';
import { submit } from './submit.ts';
import { isCommandName, isObservation } from './to-command.ts';

/** `POST /api/shelters/{shelterId}/{command}`: `submit` over HTTP. */
@Controller('api/shelters')
@SignedIn()
export class CommandsController {
  readonly #shelters: ShelterStreams;
  readonly #context: PermitContext;

  constructor(shelters: ShelterStreams, @Inject(PERMIT_CONTEXT) context: PermitContext) {
    this.#shelters = shelters;
    this.#context = context;
  }

  @Post(':shelterId/:command')
  @Since('0.1.0', 'stable')
  @NeedsByCommand(actionOf)
  @AnswersCommands(commandBodies, REJECTION_CODES)
  @ApiHeader({
    name: 'Haven-Position',
    description:
      'The position that was seen when this was decided, from an answer to this session. Where somebody was faster since then, the refusal says so.',
    required: false,
    schema: { type: 'string' },
  })
  async post(
    @Param('shelterId', { schema: id }) shelterId: string,
    @Param('command') name: string,
    @SentAs(isObservation) sent: Sent,
    @Headers('Haven-Position') seenPosition: string | undefined,
    @Body() body: unknown,
    @CallerOf() caller: Caller,
  ): Promise<CommandAnswer> {
    if (!isCommandName(name)) throw new Failure('not_found', { detail: 'There is no such command.' });
    if (seenPosition !== undefined && !position.safeParse(seenPosition).success) {
      throw invalid('Haven-Position', 'not a position');
    }
    return submit(this.#shelters, { caller, shelterId, name, body, ...sent, seenPosition }, this.#context);
  }
}
