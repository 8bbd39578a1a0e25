import { consentKinds, type RequestBody, type RequestView, type ShareScope, shareScopes } from '@safe-haven/contracts';
import type { Party } from '../../model/party/party.ts';

export const kinds = consentKinds;
export type ConsentKind = (typeof consentKinds)[number];

/** The form values of a consent. Nothing is shared unless it is ticked. */
export interface ConsentInput {
  /** null: as most agree, in the call, or for children on their own through their guardian. */
  readonly kind: ConsentKind | null;
  readonly scope: readonly ShareScope[];
}
export const NO_CONSENT: ConsentInput = { kind: null, scope: [] };

const areAlone = ({ women, men, other }: Party): boolean => women + men + other === 0;

export const kindOf = ({ kind }: ConsentInput, party: Party): ConsentKind =>
  kind ?? (areAlone(party) ? 'guardian' : 'oral');

/** What a request says already that they agreed to. */
export const consentInputOf = ({ consent }: Pick<RequestView, 'consent'>): ConsentInput =>
  consent === null ? NO_CONSENT : { kind: consent.kind, scope: sharedIn(consent.scope) };

/** As it is sent when a request is opened; undefined: they agreed to nothing. */
export const consentToSend = (input: ConsentInput, party: Party): RequestBody<'open'>['consent'] =>
  input.scope.length === 0 ? undefined : { kind: kindOf(input, party), scope: [...input.scope] };

/** Of what is stored the scopes that may be shared, in their order; what is new to this page is left out. */
export const sharedIn = (scope: readonly string[]): readonly ShareScope[] =>
  shareScopes.filter((code) => scope.includes(code));
