import { join } from 'node:path';

/**
 * Environment of a child process that runs our sources: Node keeps what it has compiled of them, by content, and a second start of the same
 * program takes half of the processor time (docs/adr/0082).
 */
export const COMPILED_ONCE: Readonly<Record<string, string>> = {
  NODE_COMPILE_CACHE: join(import.meta.dirname, '../../node_modules/.cache/compiled'),
};
