import { anyShelterFact } from './fact.ts';

export const intakeResumed = anyShelterFact<'IntakeResumed'>({
  decidedByTime: ({ intake }, _, { occurredAt }) => intake.state === 'paused' && intake.until === occurredAt,
  evolve: () => ({ intake: { state: 'open' } }),
});
