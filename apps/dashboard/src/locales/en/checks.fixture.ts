import type { Checks } from '../testing/checks.ts';

export const checks: Checks = {
  forbidden: [{ never: /\bavailable\b|victim|\bclient\b|\binmate\b|\bcase\b/i, why: 'free, guests and beneficiaries' }],
};
