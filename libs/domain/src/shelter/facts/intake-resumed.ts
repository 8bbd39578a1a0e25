import { anyHouseFact } from './fact.ts';

export const intakeResumed = anyHouseFact<'IntakeResumed'>({
  decidedByTime: ({ intake }, _, { occurredAt }) => intake.state === 'paused' && intake.until === occurredAt,
  evolve: () => ({ intake: { state: 'open' } }),
});
