import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Action } from '@safe-haven/domain';
import { ApiProblems } from './answers.ts';

/** Who may call a route. A route that declares nothing is denied to everybody. */
export type Access =
  | { readonly kind: 'anybody' }
  /** In the demo anybody, elsewhere whoever is signed in or has a token. */
  | { readonly kind: 'anybody_in_the_demo' }
  /** Whoever is signed in: what is then shown or done is decided by what it is about. */
  | { readonly kind: 'signed_in' }
  /** Whoever the policy grants any of these rights at all. */
  | { readonly kind: 'needs'; readonly actions: readonly Action[] }
  /** The commands of this machine. */
  | { readonly kind: 'operator' };

export const ACCESS = 'access';
const access = (value: Access) => SetMetadata(ACCESS, value);

export const OpenToAnybody = () => access({ kind: 'anybody' });
export const OpenInTheDemo = () => access({ kind: 'anybody_in_the_demo' });
export const SignedIn = () => applyDecorators(access({ kind: 'signed_in' }), ApiProblems(401, 403));
export const Needs = (...actions: readonly Action[]) =>
  applyDecorators(access({ kind: 'needs', actions }), ApiProblems(401, 403));
/** For this machine alone, so outside of the documentation. */
export const ForTheOperator = () => applyDecorators(access({ kind: 'operator' }), ApiExcludeController());

export const ASKED_BY_ITSELF = 'asked-by-itself';
/** A POST that pages repeat without anybody doing anything: like a read, it does not keep a session alive. */
export const AskedByItself = () => SetMetadata(ASKED_BY_ITSELF, true);

const STEP_UP = 'step-up';
/** Beside the right, a second factor shown in the last five minutes. */
export const SecondFactor = () => SetMetadata(STEP_UP, true);
export const NEEDS_STEP_UP = STEP_UP;
