import type { Problem } from '@safe-haven/contracts';

/** A problem that this page found out by itself, such as a lost answer. `status`: of an answer that could not be read. */
export const localProblem = (code: string, status = 0): Problem => ({
  type: 'about:blank',
  title: code,
  status,
  code,
});
