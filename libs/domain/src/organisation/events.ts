export type { OrganisationEvent, OrganisationProfile } from '@safe-haven/contracts';
