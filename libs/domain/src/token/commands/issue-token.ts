import { acceptedAt, refuse } from '../../decider.ts';
import type { Fields } from '../facts/fact.ts';
import type { TokenCommandRow } from './command.ts';

export const issueToken: TokenCommandRow<Fields<'TokenIssued'>> = (command, state, { now }) => {
  if (state.situation === 'issued') return refuse('already_issued');
  const { label, tokenHash, organisation, country, expiresAt } = command;
  const scopes = [...new Set(command.scopes)];
  return acceptedAt(now, { type: 'TokenIssued', label, tokenHash, organisation, country, scopes, expiresAt });
};
