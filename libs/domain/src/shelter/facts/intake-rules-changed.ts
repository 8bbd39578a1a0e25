import { anyHouseFact } from './fact.ts';

export const intakeRulesChanged = anyHouseFact<'IntakeRulesChanged'>({ evolve: (_, { rules }) => ({ rules }) });
