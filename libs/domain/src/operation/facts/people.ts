import type { OperationEvolve } from './fact.ts';

export const operationHelperJoined: OperationEvolve<'OperationHelperJoined'> = ({ helpers }, _, { actor }) => ({
  helpers: [
    ...helpers.filter(({ person }) => person !== actor.person),
    { person: actor.person, organisation: actor.organisation },
  ],
});

export const operationLeadTaken: OperationEvolve<'OperationLeadTaken'> = (_, __, { actor }) => ({
  lead: { person: actor.person, role: actor.role },
});

export const operationClosed: OperationEvolve<'OperationClosed'> = (_, { because }, { occurredAt }) => ({
  situation: 'closed',
  closedAt: occurredAt,
  closedBecause: because,
});
