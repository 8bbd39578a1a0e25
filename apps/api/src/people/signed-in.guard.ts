import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Failure } from '../http/failure.ts';
import type { WithCaller } from './caller.ts';
import { WhoIsIt } from './who.ts';

const OPEN = 'open-to-anybody';
/** A route that needs no one signed in. Everything else does: deny by default. */
export const OpenToAnybody = () => SetMetadata(OPEN, true);

@Injectable()
export class SignedInGuard implements CanActivate {
  readonly #who: WhoIsIt;
  readonly #reflector: Reflector;

  constructor(who: WhoIsIt, reflector: Reflector) {
    this.#who = who;
    this.#reflector = reflector;
  }

  canActivate(context: ExecutionContext): boolean {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<WithCaller>();
    const caller = this.#who.of(request.headers);
    if (caller) request.caller = caller;
    if (caller || this.#reflector.getAllAndOverride<boolean>(OPEN, [context.getHandler(), context.getClass()]))
      return true;
    throw new Failure('not_signed_in');
  }
}
