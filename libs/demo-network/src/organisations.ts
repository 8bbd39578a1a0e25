import type { Country } from '@safe-haven/domain';

/**
 * An organisation of the demo network, in which everything is invented: houses, people, sizes, rules and history. The
 * four partners lend their names, so that each finds itself in the demo; no house here is one of theirs.
 */
export interface DemoOrganisation {
  readonly name: string;
  readonly country: Country;
  /** One of the network's four partners; the others don't exist and say so in their name. */
  readonly partner: boolean;
}

export const PARTNERS = {
  AL: { name: 'Mary Ward Loreto', country: 'AL', partner: true },
  BA: { name: 'Fondacija Lara', country: 'BA', partner: true },
  MK: { name: 'Otvorena porta / La Strada', country: 'MK', partner: true },
  RS: { name: 'Atina', country: 'RS', partner: true },
} as const satisfies Record<string, DemoOrganisation>;

export const INVENTED = {
  AL: { name: 'Dritarja e hapur (invented)', country: 'AL', partner: false },
  BA: { name: 'Kućni prag (invented)', country: 'BA', partner: false },
  MK: { name: 'Nov den (invented)', country: 'MK', partner: false },
  RS: { name: 'Ognjište (invented)', country: 'RS', partner: false },
} as const satisfies Record<string, DemoOrganisation>;

export const DEMO_ORGANISATIONS: readonly DemoOrganisation[] = [...Object.values(PARTNERS), ...Object.values(INVENTED)];
