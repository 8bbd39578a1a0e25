import { expect } from '@jest/globals';
import { HANGS_MS } from '@safe-haven/jest-preset/waiting';

// A test of a screen says that what it waits for hangs as late as any other.
if (expect.getState().testPath?.endsWith('.tsx')) {
  const { configure } = await import('@testing-library/react');
  configure({ asyncUtilTimeout: HANGS_MS });
}
