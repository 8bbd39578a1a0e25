import type { Role } from '@safe-haven/domain';

interface Kind {
  readonly kind: string;
  readonly path: string;
  /** What the trace of it says. */
  readonly what: string;
  readonly open: readonly Role[];
}

/** Every file that leaves, with its address and the roles that may take it. */
export const KINDS: readonly Kind[] = [
  { kind: 'HSDS', path: '/api/exports/hsds', what: 'hsds', open: ['manager'] },
  { kind: 'EDXL-HAVE', path: '/api/exports/edxl-have', what: 'edxl_have', open: ['manager'] },
  { kind: 'the log', path: '/api/exports/log', what: 'log', open: ['manager'] },
];

/** A file as a text that can be searched. */
export const textOf = async (response: Response): Promise<string> => response.text();
