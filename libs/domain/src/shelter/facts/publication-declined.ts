import { anyShelterFact } from './fact.ts';

/** Shown with the draft until it is published, so that its owner sees what is missing. */
export const publicationDeclined = anyShelterFact<'PublicationDeclined'>({
  evolve: (_, { reasons }, { occurredAt, actor }) => ({ declined: { reasons, at: occurredAt, by: actor.person } }),
});
