import { z } from 'zod';
import { intakeRules } from './intake-rules.ts';

const years = z.int().min(0).max(120);
const language = z.string().regex(/^[a-z]{2,3}$/, 'an ISO 639 code');
const { documents_required, formal_status, legal_regime, security_level, services } = intakeRules;

/**
 * The coded needs of a party, the counterpart of the intake rules. An absent need was not stated and fails nothing. Where a
 * house requires something (a document, a status, a consent) an absent one is a condition, a missing one a barrier.
 */
export const partyNeeds = z.strictObject({
  /** Ages of the adults; for a party without adults, of the minors. */
  youngest: years.optional(),
  oldest: years.optional(),
  /** Age of the oldest boy, when it is known more exactly than the party's band. */
  oldestSon: years.optional(),
  /** Somebody in the party is trans or non-binary; `other` in the party says so too. */
  transOrNonBinary: z.boolean().optional(),
  /** A minor comes without a parent; a party without an adult says so too. */
  unaccompaniedMinor: z.boolean().optional(),
  hasGuardian: z.boolean().optional(),
  pregnantMonth: z.union([z.int().min(1).max(9), z.literal('unknown')]).optional(),
  ownRoom: z.boolean().optional(),
  stepFree: z.boolean().optional(),
  hearing: z.boolean().optional(),
  visual: z.boolean().optional(),
  /** Any of which the party can speak. */
  languages: z.array(language).max(20).optional(),
  /** In use now, in substitution, or sober for `soberDays`. */
  substanceUse: z.enum(['active', 'substitution', 'sober']).optional(),
  soberDays: z.int().min(0).max(10_000).optional(),
  mentalHealthAcute: z.boolean().optional(),
  medication: z.boolean().optional(),
  infectious: z.boolean().optional(),
  pets: z.enum(['small', 'large']).optional(),
  /** What they would need of a house besides a place; one without it is ranked below. */
  services: z.array(z.enum(services.answers)).max(8).optional(),
  /** What they have with them; an empty list: nothing. */
  documents: z
    .array(z.enum(documents_required.answers).exclude(['none']))
    .max(2)
    .optional(),
  formalStatus: z.enum(formal_status.answers).optional(),
  legalRegime: z.enum(legal_regime.answers).optional(),
  hasReferral: z.boolean().optional(),
  payerConsent: z.boolean().optional(),
  /** The least that is safe for them. */
  securityLevel: z.literal(security_level.answers).optional(),
});
export type PartyNeeds = z.infer<typeof partyNeeds>;
