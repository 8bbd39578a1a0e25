import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { loopTurns } from '../limits/loop-turns.ts';
import { ReadLanes } from '../limits/read-lanes.ts';
import { Failure } from '../problems/failure.ts';
import { ACCESS, type Access } from '../routes/access.ts';
import { Authentication } from './authentication.ts';
import type { WithCaller } from './caller.ts';
import { kindOf } from './kind-of-request.ts';

/**
 * Commands of people and programs go first; their reads wait for a lane and for their turn (SH-22, SH-23). Who lost their
 * account or their role while they waited gets no answer (AC-3).
 */
@Injectable()
export class TurnsInterceptor implements NestInterceptor {
  readonly #reflector: Reflector;
  readonly #lanes: ReadLanes;
  readonly #authentication: Authentication;

  constructor(reflector: Reflector, lanes: ReadLanes, authentication: Authentication) {
    this.#reflector = reflector;
    this.#lanes = lanes;
    this.#authentication = authentication;
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const caller = context.getType() === 'http' ? context.switchToHttp().getRequest<WithCaller>().caller : undefined;
    if (caller === undefined) return next.handle();
    const { isRead, cost } = kindOf(context, this.#reflector);
    // The page of somebody who has just signed out asks how one signs in, still with the session that ends.
    const isForAnybody = this.#accessOf(context)?.kind === 'anybody';
    const answer = () => lastValueFrom(next.handle(), { defaultValue: undefined });
    const read = () => {
      if (!isForAnybody && !this.#authentication.isStillIn(caller)) throw new Failure('not_signed_in');
      return answer();
    };
    return from(isRead ? this.#lanes.run(caller.actor.person, cost > 1, read) : loopTurns.command(answer));
  }

  #accessOf(context: ExecutionContext): Access | undefined {
    return this.#reflector.getAllAndOverride<Access | undefined>(ACCESS, [context.getHandler(), context.getClass()]);
  }
}
