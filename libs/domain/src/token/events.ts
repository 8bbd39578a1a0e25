import type { TokenEvent } from '@safe-haven/contracts';
import type { RecordedFact } from '../decider.ts';

export type { TokenEvent, TokenScope } from '@safe-haven/contracts';

export type TokenEventType = TokenEvent['type'];

/** One fact with what folding needs of its place. */
export interface TokenFact {
  readonly event: TokenEvent;
  readonly context: Pick<RecordedFact<TokenEvent>['context'], 'recordedAt'>;
}
