interface Operation {
  readonly summary?: string;
  readonly 'x-since'?: string;
  readonly 'x-stability'?: string;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
}

/** Methods by path, as the OpenAPI document has them. */
export type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

/** The stable routes of an OpenAPI document as a table of Markdown: what each is for, which scope a token needs, and since which release. */
export function apiTable(paths: Paths): string {
  const rows = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, operation]) => operation['x-stability'] === 'stable')
      .map(
        ([method, operation]) =>
          `| \`${method.toUpperCase()} ${path}\` | ${operation.summary ?? ''} | ${scopesOf(operation)} | ${operation['x-since']} |`,
      ),
  );
  return ['| route | what it is for | scope of a token | since |', '|---|---|---|---|', ...rows.toSorted()].join('\n');
}

const scopesOf = ({ security = [] }: Operation): string =>
  security
    .flatMap(({ serviceToken = [] }) => serviceToken)
    .map((scope) => `\`${scope}\``)
    .join(' or ');
