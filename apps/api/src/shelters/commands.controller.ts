import { Body, Controller, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { type CommandAnswer, id, uuid } from '@safe-haven/contracts';
import { SignedIn } from '../identity/access.ts';
import { CallerOf } from '../identity/caller.ts';
import type { Caller } from '../identity/who.ts';
import { Failure } from '../problems/failure.ts';
import { RequestDesk } from '../requests/request-desk.ts';
import { ShelterStreams } from '../streams/shelter-streams.ts';
import { submit } from './submit.ts';
import { isCommandName } from './to-command.ts';

/** `POST /api/shelters/{shelterId}/{command}`: what `submit` answers, over HTTP. */
@Controller('api/shelters')
@SignedIn()
export class CommandsController {
  readonly #shelters: ShelterStreams;
  readonly #desk: RequestDesk;

  constructor(shelters: ShelterStreams, desk: RequestDesk) {
    this.#shelters = shelters;
    this.#desk = desk;
  }

  @Post(':shelterId/:command')
  @HttpCode(200)
  async post(
    @Param('shelterId', { schema: id }) shelterId: string,
    @Param('command') name: string,
    @Headers('idempotency-key') key: string | undefined,
    @Body() body: unknown,
    @CallerOf() caller: Caller,
  ): Promise<CommandAnswer> {
    if (!isCommandName(name)) throw new Failure('not_found', { detail: 'There is no such command.' });
    const commandId = uuid.safeParse(key);
    if (!commandId.success) throw new Failure('key_missing');
    return submit(this.#shelters, { caller, shelterId, name, body, commandId: commandId.data }, this.#desk.holds);
  }
}
