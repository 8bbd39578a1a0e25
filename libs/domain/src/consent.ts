import type { PartyNeeds, ShareScope } from '@safe-haven/contracts';
import type { Needs } from './terms.ts';

/**
 * Which consent discloses a need to a house that said yes (PV-4, PV-5). `always`: disclosed to every house that is asked,
 * since nobody can answer without it. A need without a row does not compile; at run time an unknown one is disclosed to
 * nobody.
 */
const OPENED_BY: { readonly [N in keyof PartyNeeds]-?: ShareScope | 'always' } = {
  languages: 'always',
  youngest: 'share_needs',
  oldest: 'share_needs',
  oldestSon: 'share_needs',
  transOrNonBinary: 'share_needs',
  unaccompaniedMinor: 'share_needs',
  hasGuardian: 'share_needs',
  ownRoom: 'share_needs',
  pets: 'share_needs',
  services: 'share_needs',
  securityLevel: 'share_needs',
  pregnantMonth: 'share_health',
  stepFree: 'share_health',
  hearing: 'share_health',
  visual: 'share_health',
  substanceUse: 'share_health',
  soberDays: 'share_health',
  mentalHealthAcute: 'share_health',
  medication: 'share_health',
  infectious: 'share_health',
  documents: 'share_documents',
  formalStatus: 'share_documents',
  legalRegime: 'share_documents',
  hasReferral: 'share_documents',
  payerConsent: 'share_documents',
};

/** The part of the needs that the consent covers. */
export function coveredNeeds(needs: Needs, scope: readonly string[]): Needs {
  const isCovered = ([need]: readonly [string, unknown]) => {
    const by = Object.hasOwn(OPENED_BY, need) ? OPENED_BY[need as keyof PartyNeeds] : undefined;
    return by !== undefined && (by === 'always' || scope.includes(by));
  };
  return Object.fromEntries(Object.entries(needs).filter(isCovered)) as Needs;
}
