import { applyDecorators, SetMetadata } from '@nestjs/common';
import type { Action } from '@safe-haven/domain';
import { ApiProblems } from './answers.ts';

/** Who may call a route. A route that declares nothing is denied to everybody. */
export type Access =
  | { readonly kind: 'anybody' }
  /** In the demo anybody, otherwise anybody who is signed in or has a token. */
  | { readonly kind: 'anybody_in_the_demo' }
  /** Anybody who is signed in; the handler then checks the object itself. */
  | { readonly kind: 'signed_in' }
  /** Anybody who has at least one of these rights. */
  | { readonly kind: 'needs'; readonly actions: readonly Action[] };

export const ACCESS = 'access';
const access = (value: Access) => SetMetadata(ACCESS, value);

export const OpenToAnybody = () => access({ kind: 'anybody' });
export const OpenInTheDemo = () => access({ kind: 'anybody_in_the_demo' });
export const SignedIn = () => applyDecorators(access({ kind: 'signed_in' }), ApiProblems(401, 403));
export const Needs = (...actions: readonly Action[]) =>
  applyDecorators(access({ kind: 'needs', actions }), ApiProblems(401, 403));

export const ASKED_BY_ITSELF = 'asked-by-itself';
/** A POST that pages repeat without user action: like a read, it does not extend the session. */
export const AskedByItself = () => SetMetadata(ASKED_BY_ITSELF, true);

export const STEP_UP = 'step-up';
export type StepUpNeed = 'second_factor' | 'second_factor_or_first';
const needsStepUp = (need: StepUpNeed) => SetMetadata(STEP_UP, need);
/** In addition to the right: a second factor within the last five minutes. */
export const SecondFactor = () => needsStepUp('second_factor');
/** The same, or that the account has none yet and its organisation's provider asked the person just now. */
export const SecondFactorOrFirst = () => needsStepUp('second_factor_or_first');

export const RIGHT_OF_COMMAND = 'right-of-command';
export type RightOfCommand = (command: string) => Action;
/**
 * For a route of `…/:command` that is open to everybody who is signed in: the right its handler asks for, of each
 * command.
 */
export const NeedsByCommand = <Name extends string>(rightOf: (command: Name) => Action) =>
  SetMetadata(RIGHT_OF_COMMAND, rightOf);
