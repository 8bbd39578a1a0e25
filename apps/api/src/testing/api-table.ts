interface Operation {
  readonly summary?: string;
  readonly 'x-since'?: string;
  readonly 'x-stability'?: string;
}

/** Methods by path, as the OpenAPI document has them. */
export type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

/** The stable routes of an OpenAPI document as a table of Markdown: what each is for, and since which release. */
export function apiTable(paths: Paths): string {
  const rows = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, operation]) => operation['x-stability'] === 'stable')
      .map(
        ([method, operation]) =>
          `| \`${method.toUpperCase()} ${path}\` | ${operation.summary ?? ''} | ${operation['x-since']} |`,
      ),
  );
  return ['| route | what it is for | since |', '|---|---|---|', ...rows.toSorted()].join('\n');
}
