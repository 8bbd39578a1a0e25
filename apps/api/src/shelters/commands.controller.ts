import { Body, Controller, Param, Post } from '@nestjs/common';
import { type CommandAnswer, commandBodies, id } from '@safe-haven/contracts';
import { REJECTION_CODES } from '@safe-haven/domain';
import { HoldsForRequests } from '../cases/holds-for-requests.ts';
import type { Caller } from '../identity/authentication.ts';
import { CallerOf } from '../identity/caller.ts';
import { Failure } from '../problems/failure.ts';
import { SignedIn } from '../routes/access.ts';
import { AnswersCommands } from '../routes/answers.ts';
import { type Sent, SentAs } from '../routes/sent.ts';
import { ShelterStreams } from '../streams/shelter-streams.ts';
import { submit } from './submit.ts';
import { isCommandName } from './to-command.ts';

/** `POST /api/shelters/{shelterId}/{command}`: what `submit` answers, over HTTP. */
@Controller('api/shelters')
@SignedIn()
export class CommandsController {
  readonly #shelters: ShelterStreams;
  readonly #requests: HoldsForRequests;

  constructor(shelters: ShelterStreams, requests: HoldsForRequests) {
    this.#shelters = shelters;
    this.#requests = requests;
  }

  @Post(':shelterId/:command')
  @AnswersCommands(commandBodies, REJECTION_CODES)
  async post(
    @Param('shelterId', { schema: id }) shelterId: string,
    @Param('command') name: string,
    @SentAs() sent: Sent,
    @Body() body: unknown,
    @CallerOf() caller: Caller,
  ): Promise<CommandAnswer> {
    if (!isCommandName(name)) throw new Failure('not_found', { detail: 'There is no such command.' });
    return submit(this.#shelters, { caller, shelterId, name, body, ...sent }, this.#requests);
  }
}
