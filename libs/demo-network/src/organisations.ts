import type { Country } from '@safe-haven/domain';

/**
 * An organisation of the demo network, in which everything is invented: shelters, people, sizes, rules and history.
 * Four are named after the partners, so that each finds itself in the demo; no shelter here is one of theirs.
 */
export interface DemoOrganisation {
  readonly name: string;
  readonly country: Country;
  /** Id of its area. */
  readonly area: string;
  /** One of the network's four partners; the others don't exist and their names say so. */
  readonly partner: boolean;
}

export const PARTNERS = {
  AL: { name: 'Mary Ward Loreto', country: 'AL', area: 'al-tirane', partner: true },
  BA: { name: 'Fondacija Lara', country: 'BA', area: 'ba-bijeljina', partner: true },
  MK: { name: 'Otvorena porta / La Strada', country: 'MK', area: 'mk-skopje', partner: true },
  RS: { name: 'Atina', country: 'RS', area: 'rs-beograd', partner: true },
} as const satisfies Record<string, DemoOrganisation>;

export const INVENTED = {
  AL: { name: 'Dritarja e hapur (invented)', country: 'AL', area: 'al-durres', partner: false },
  BA: { name: 'Kućni prag (invented)', country: 'BA', area: 'ba-sarajevo', partner: false },
  MK: { name: 'Nov den (invented)', country: 'MK', area: 'mk-bitola', partner: false },
  RS: { name: 'Ognjište (invented)', country: 'RS', area: 'rs-novi-sad', partner: false },
} as const satisfies Record<string, DemoOrganisation>;

export const DEMO_ORGANISATIONS: readonly DemoOrganisation[] = [...Object.values(PARTNERS), ...Object.values(INVENTED)];
