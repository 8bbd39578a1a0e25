import type { RuleAnswer } from '@safe-haven/contracts';
import { type Stored, severalOf } from './read.ts';
import { rule } from './rule.ts';

export type Service = RuleAnswer<'services'>;

const SERVICES: Readonly<Record<Service, true>> = {
  psychological: true,
  legal_aid: true,
  medical_on_site: true,
  interpreter: true,
  childcare: true,
  school: true,
  work_training: true,
  safe_return: true,
};
const parse = severalOf(SERVICES);

/** An amenity: whatever a house offers, it takes the same parties (FP-23). */
export const services = rule(parse, () => null);

/** What a house offers; null: not said. */
export const servicesOf = (stored: Stored): readonly Service[] | null => parse(stored)?.values ?? null;
