import { consentKinds, type RequestBody, type RequestView, type ShareScope, shareScopes } from '@safe-haven/contracts';
import { hasAdult, type Party } from '../../model/party/party.ts';

export const kinds = consentKinds;
export type ConsentKind = (typeof consentKinds)[number];

/** The form values of a consent. No scope is set initially. */
export interface ConsentInput {
  /** Null: the default, given in the call, or by the guardian for children on their own. */
  readonly kind: ConsentKind | null;
  readonly scope: readonly ShareScope[];
}
export const NO_CONSENT: ConsentInput = { kind: null, scope: [] };

/** How consent was given: as chosen, else by the guardian of children on their own, else in the call. */
export const kindOf = ({ kind }: ConsentInput, party: Party): ConsentKind =>
  kind ?? (hasAdult(party) ? 'oral' : 'guardian');

/** The form values of the recorded consent. */
export const consentInputOf = ({ consent }: Pick<RequestView, 'consent'>): ConsentInput =>
  consent === null ? NO_CONSENT : { kind: consent.kind, scope: sharedIn(consent.scope) };

/** The consent for the API; undefined: none. */
export const consentToSend = (input: ConsentInput, party: Party): RequestBody<'open'>['consent'] =>
  input.scope.length === 0 ? undefined : { kind: kindOf(input, party), scope: [...input.scope] };

/** The known scopes among the stored ones, in order. */
export const sharedIn = (scope: readonly string[]): readonly ShareScope[] =>
  shareScopes.filter((code) => scope.includes(code));
