import { Body, Controller, Param, Post } from '@nestjs/common';
import { type CommandAnswer, commandBodies, id } from '@safe-haven/contracts';
import { HoldsForRequests } from '../cases/holds-for-requests.ts';
import type { Caller } from '../identity/authentication.ts';
import { CallerOf } from '../identity/caller.ts';
import { Failure } from '../problems/failure.ts';
import { SignedIn } from '../routes/access.ts';
import { AnswersCommands } from '../routes/answers.ts';
import { type Sent, SentAs } from '../routes/sent.ts';
import { ShelterStreams } from '../streams/shelter-streams.ts';
import { Registry } from './registry.ts';
import { submit } from './submit.ts';
import { isCommandName } from './to-command.ts';

/** `POST /api/shelters/{shelterId}/{command}`: what `submit` answers, over HTTP. */
@Controller('api/shelters')
@SignedIn()
export class CommandsController {
  readonly #shelters: ShelterStreams;
  readonly #requests: HoldsForRequests;
  readonly #registry: Registry;

  constructor(shelters: ShelterStreams, requests: HoldsForRequests, registry: Registry) {
    this.#shelters = shelters;
    this.#requests = requests;
    this.#registry = registry;
  }

  @Post(':shelterId/:command')
  @AnswersCommands(commandBodies)
  async post(
    @Param('shelterId', { schema: id }) shelterId: string,
    @Param('command') name: string,
    @SentAs() sent: Sent,
    @Body() body: unknown,
    @CallerOf() caller: Caller,
  ): Promise<CommandAnswer> {
    if (!isCommandName(name)) throw new Failure('not_found', { detail: 'There is no such command.' });
    return submit(this.#shelters, { caller, shelterId, name, body, ...sent }, this.#requests, this.#registry);
  }
}
