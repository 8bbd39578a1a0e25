import type { TokenEventType, TokenFact } from './events.ts';
import type { TokenEvolve } from './facts/fact.ts';
import { TOKEN_FACTS } from './facts/index.ts';
import type { TokenState } from './state.ts';

export function evolveToken(state: TokenState, { event, context }: TokenFact): TokenState {
  const evolve = TOKEN_FACTS[event.type] as TokenEvolve<TokenEventType>;
  return evolve(state, event, context.recordedAt);
}
