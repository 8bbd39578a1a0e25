const LONGEST = 200;
type Issue = {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
};

/** The path of each fault and what is wrong there; never the value that was sent. */
export const faultsOf = (issues: readonly Issue[]) =>
  issues.slice(0, 20).map((issue) => ({
    path: (issue.path ?? [])
      .map((p) => String(typeof p === 'object' ? p.key : p))
      .join('.')
      .slice(0, LONGEST),
    message: issue.message.slice(0, LONGEST),
  }));
