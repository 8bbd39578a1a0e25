import { anyHouseFact } from './fact.ts';

/** Stands beside the draft until it is published: whoever set it up reads what is to be put right. */
export const publicationDeclined = anyHouseFact<'PublicationDeclined'>({
  evolve: (_, { reasons }, { occurredAt, actor }) => ({ declined: { reasons, at: occurredAt, by: actor.person } }),
});
