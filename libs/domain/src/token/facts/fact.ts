import type { Instant } from '../../terms.ts';
import type { TokenEvent, TokenEventType } from '../events.ts';
import type { TokenState } from '../state.ts';

type EventOf<T extends TokenEventType> = Extract<TokenEvent, { type: T }>;

/** The fields of an event without its type. */
export type Fields<T extends TokenEventType> = Omit<EventOf<T>, 'type'>;

/** The token after a fact. Total; no clock. */
export type TokenEvolve<T extends TokenEventType> = (
  state: TokenState,
  event: EventOf<T>,
  recordedAt: Instant,
) => TokenState;
