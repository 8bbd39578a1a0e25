import type { TokenCommandRow } from './command.ts';
import { issueToken } from './issue-token.ts';
import { revokeToken } from './revoke-token.ts';

/** Every command on a token. */
export const TOKEN_COMMANDS = { 'issue-token': issueToken, 'revoke-token': revokeToken } as const;

type Table = typeof TOKEN_COMMANDS;
type InputOf<Row> = Row extends TokenCommandRow<infer Input> ? Input : never;

/** The commands on a token: the name of a row, with its input. */
export type TokenCommand = { [T in keyof Table]: { readonly type: T } & InputOf<Table[T]> }[keyof Table];
