import type { TokenCommandRow, TokenContext } from './commands/command.ts';
import { TOKEN_COMMANDS, type TokenCommand } from './commands/index.ts';
import type { TokenDecision } from './rejections.ts';
import type { TokenState } from './state.ts';

export function decideToken(command: TokenCommand, state: TokenState, context: TokenContext): TokenDecision {
  const decide = TOKEN_COMMANDS[command.type] as TokenCommandRow<TokenCommand>;
  return decide(command, state, context);
}
