import { changeOrganisation } from './change-organisation.ts';
import type { OrganisationCommandRow } from './command.ts';
import { registerOrganisation } from './register-organisation.ts';
import { changeSignInSecret, confirmSignIn, declineSignIn, proposeSignIn, removeSignIn } from './sign-in-provider.ts';

/** Every command on an organisation. */
export const ORGANISATION_COMMANDS = {
  'register-organisation': registerOrganisation,
  'change-organisation': changeOrganisation,
  'propose-sign-in': proposeSignIn,
  'confirm-sign-in': confirmSignIn,
  'decline-sign-in': declineSignIn,
  'change-sign-in-secret': changeSignInSecret,
  'remove-sign-in': removeSignIn,
} as const;

type Table = typeof ORGANISATION_COMMANDS;
type InputOf<Row> = Row extends OrganisationCommandRow<infer Input> ? Input : never;

/** The commands on an organisation: the name of a row, with its input. */
export type OrganisationCommand = { [T in keyof Table]: { readonly type: T } & InputOf<Table[T]> }[keyof Table];
