import type { Deciding } from '../../decider.ts';
import type { TokenDecision } from '../rejections.ts';
import type { TokenState } from '../state.ts';

export type TokenContext = Pick<Deciding, 'now'>;

/** The decision of a command on a token. */
export type TokenCommandRow<Input> = (input: Input, state: TokenState, context: TokenContext) => TokenDecision;
