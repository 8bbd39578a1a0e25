import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { loopTurns } from '../limits/loop-turns.ts';
import { ReadLanes } from '../limits/read-lanes.ts';
import type { WithCaller } from './caller.ts';
import { kindOf } from './kind-of-request.ts';

/** Commands of people and programs go first; their reads wait for a lane and for their turn (SH-22, SH-23). */
@Injectable()
export class TurnsInterceptor implements NestInterceptor {
  readonly #reflector: Reflector;
  readonly #lanes: ReadLanes;

  constructor(reflector: Reflector, lanes: ReadLanes) {
    this.#reflector = reflector;
    this.#lanes = lanes;
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const caller = context.getType() === 'http' ? context.switchToHttp().getRequest<WithCaller>().caller : undefined;
    if (caller === undefined) return next.handle();
    const { isRead, cost } = kindOf(context, this.#reflector);
    const answer = () => lastValueFrom(next.handle(), { defaultValue: undefined });
    return from(isRead ? this.#lanes.run(caller.actor.person, cost > 1, answer) : loopTurns.command(answer));
  }
}
