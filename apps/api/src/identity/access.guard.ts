import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type Action, scopeOf } from '@safe-haven/domain';
import type { Config } from '../environment/config.ts';
import { CONFIG } from '../environment/tokens.ts';
import { RequestLimits } from '../limits/limits.ts';
import { Failure } from '../problems/failure.ts';
import { ACCESS, type Access, ASKED_BY_ITSELF, NEEDS_STEP_UP } from '../routes/access.ts';
import { Authentication, type Caller } from './authentication.ts';
import type { WithCaller } from './caller.ts';

/** Denies by default: each route declares its access, and the policy table decides. */
@Injectable()
export class AccessGuard implements CanActivate {
  readonly #authentication: Authentication;
  readonly #reflector: Reflector;
  readonly #limits: RequestLimits;
  readonly #demo: boolean;

  constructor(
    authentication: Authentication,
    reflector: Reflector,
    limits: RequestLimits,
    @Inject(CONFIG) { demo }: Pick<Config, 'demo'>,
  ) {
    this.#demo = demo;
    this.#authentication = authentication;
    this.#reflector = reflector;
    this.#limits = limits;
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<WithCaller>();
    const where = [context.getHandler(), context.getClass()];
    // Requests that an open page sends by itself do not extend the session.
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const isUse = !isRead && !this.#reflector.getAllAndOverride<boolean | undefined>(ASKED_BY_ITSELF, where);
    const caller = this.#authentication.callerOf(request.headers, isUse);
    if (caller) request.caller = caller;
    // The quota of a service token was counted before routing (http/harden.ts).
    if (caller && !caller.scopes) await this.#limits.orFail('person', caller.actor.person);
    const access = this.#reflector.getAllAndOverride<Access | undefined>(ACCESS, where);
    if (!access) throw new Failure('no_right');
    if (access.kind === 'anybody' || (access.kind === 'anybody_in_the_demo' && this.#demo)) return true;
    if (!caller) throw new Failure('not_signed_in');
    if (!mayCome(caller, access)) throw new Failure('no_right');
    if (this.#reflector.getAllAndOverride<boolean | undefined>(NEEDS_STEP_UP, where) && !caller.steppedUp)
      throw new Failure('second_factor_needed');
    return true;
  }
}

function mayCome(caller: Caller, access: Exclude<Access, { kind: 'anybody' }>): boolean {
  switch (access.kind) {
    case 'signed_in':
    case 'anybody_in_the_demo':
      return true;
    case 'needs':
      return access.actions.some(
        (action) => scopeOf(caller.actor.role, action) !== 'none' && isInScope(caller, action),
      );
  }
}

/** A service token is limited to its scopes within the rights of its role. */
const isInScope = ({ scopes }: Caller, action: Action): boolean =>
  scopes === undefined || scopes.some((scope) => scope === action);
