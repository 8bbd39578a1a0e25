/** What is logged of an error: its name and where it was thrown, never its message, which may repeat what was sent. */
export const nameOf = (error: unknown): string => (Error.isError(error) ? error.name : typeof error);

export const stackOf = (error: unknown): string =>
  Error.isError(error) ? (error.stack ?? '').split('\n').slice(1, 6).join('\n') : '';
