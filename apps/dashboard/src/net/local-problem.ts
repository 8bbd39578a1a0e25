import type { Problem } from '@safe-haven/contracts';

/** A problem that this page found out by itself: the server said nothing, or nothing that can be read (`status`). */
export const localProblem = (code: string, status = 0): Problem => ({
  type: 'about:blank',
  title: code,
  status,
  code,
});
