import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type Action, scopeOf } from '@safe-haven/domain';
import type { Config } from '../environment/config.ts';
import { ServerTime } from '../environment/server-time.ts';
import { CONFIG } from '../environment/tokens.ts';
import { RequestLimits } from '../limits/limits.ts';
import { Failure } from '../problems/failure.ts';
import { ACCESS, type Access, RIGHT_OF_COMMAND, STEP_UP, type StepUpNeed } from '../routes/access.ts';
import { untimely } from '../routes/timely.ts';
import { Authentication, type Caller } from './authentication.ts';
import type { WithCaller } from './caller.ts';
import { kindOf } from './kind-of-request.ts';

/** Denies by default: each route declares its access, and the policy table decides. */
@Injectable()
export class AccessGuard implements CanActivate {
  readonly #authentication: Authentication;
  readonly #reflector: Reflector;
  readonly #limits: RequestLimits;
  readonly #time: ServerTime;
  readonly #demo: boolean;

  constructor(
    authentication: Authentication,
    reflector: Reflector,
    limits: RequestLimits,
    time: ServerTime,
    @Inject(CONFIG) { demo }: Pick<Config, 'demo'>,
  ) {
    this.#demo = demo;
    this.#authentication = authentication;
    this.#reflector = reflector;
    this.#limits = limits;
    this.#time = time;
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<WithCaller>();
    const where = [context.getHandler(), context.getClass()];
    const { isByItself, cost, isChangeWithoutKey } = kindOf(context, this.#reflector);
    const late = isChangeWithoutKey ? untimely(headerOf(request), this.#time.now()) : null;
    const caller = this.#authentication.callerOf(request.headers, !isByItself && late === null);
    if (caller) {
      request.caller = caller;
      await this.#count(caller, cost);
    }
    const access = this.#reflector.getAllAndOverride<Access | undefined>(ACCESS, where);
    if (!access) throw new Failure('no_right');
    if (access.kind === 'anybody' || (access.kind === 'anybody_in_the_demo' && this.#demo)) return true;
    if (!caller) throw new Failure('not_signed_in');
    const isOfCommands = this.#reflector.getAllAndOverride<unknown>(RIGHT_OF_COMMAND, where) !== undefined;
    if (!mayCome(caller, access, isOfCommands)) throw new Failure('no_right');
    if (late !== null) throw late;
    const need = this.#reflector.getAllAndOverride<StepUpNeed | undefined>(STEP_UP, where);
    if (need && !hasShown(caller, need)) throw new Failure('second_factor_needed');
    return true;
  }

  /** A request of a service token was counted before routing, as one point (http/harden.ts). */
  async #count({ actor, scopes }: Caller, cost: number): Promise<void> {
    if (!scopes) await this.#limits.orFail('person', actor.person, cost);
    else if (cost > 1) await this.#limits.orFail('machine', actor.person, cost - 1);
  }
}

/** Until when a request counts, as it was sent. */
function headerOf({ headers }: WithCaller): string | undefined {
  const given = headers['haven-expires'];
  return Array.isArray(given) ? given.join() : given;
}

/** `isOfCommands`: the handler asks for the right of each command, within the scopes of a token. */
function mayCome(caller: Caller, access: Exclude<Access, { kind: 'anybody' }>, isOfCommands: boolean): boolean {
  switch (access.kind) {
    case 'signed_in':
      return caller.scopes === undefined || isOfCommands;
    case 'anybody_in_the_demo':
      return true;
    case 'needs':
      return access.actions.some(
        (action) => scopeOf(caller.actor.role, action) !== 'none' && isInScope(caller, action),
      );
  }
}

const hasShown = ({ steppedUp, mayAddFirstFactor }: Caller, need: StepUpNeed): boolean =>
  steppedUp || (need === 'second_factor_or_first' && mayAddFirstFactor);

/** A service token is limited to its scopes within the rights of its role. */
const isInScope = ({ scopes }: Caller, action: Action): boolean =>
  scopes === undefined || scopes.some((scope) => scope === action);
