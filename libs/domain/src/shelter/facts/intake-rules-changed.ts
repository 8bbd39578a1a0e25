import { anyShelterFact } from './fact.ts';

export const intakeRulesChanged = anyShelterFact<'IntakeRulesChanged'>({ evolve: (_, { rules }) => ({ rules }) });
