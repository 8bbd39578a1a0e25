import type { OpenAPIObject } from '@nestjs/swagger';
import { tokenScope } from '@safe-haven/contracts';
import { type Action, scopeOf } from '@safe-haven/domain';
import type { PublicOrigin } from '../environment/public-origin.ts';
import { COOKIE_PLAIN, COOKIE_TLS } from '../identity/authentication.ts';
import type { Route } from '../routes/routes-of.ts';

type Schemes = NonNullable<NonNullable<OpenAPIObject['components']>['securitySchemes']>;
type Requirement = Record<string, string[]>;

/** The ways of saying who asks, as the OpenAPI document names them. */
export const schemesOf = ({ tls }: Pick<PublicOrigin, 'tls'>): Schemes => ({
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: tls ? COOKIE_TLS : COOKIE_PLAIN,
    description:
      'The session of a person who signed in; their role decides what they may do. A browser sends it by itself.',
  },
  serviceToken: {
    type: 'http',
    scheme: 'bearer',
    description: `A service token, which an administrator issues for one organisation. Its scopes: ${tokenScope.options.join(', ')}.`,
  },
});

/** Who may ask a route, one command of it: each of these alone is enough. Empty: anybody may. */
export function securityOf({ access, rightOf }: Pick<Route, 'access' | 'rightOf'>, command?: string): Requirement[] {
  if (access?.kind === 'anybody') return [];
  return [{ session: [] }, ...rightsFor(access, command === undefined ? undefined : rightOf?.(command))];
}

/** A token comes in where one of its scopes is a right that is asked for, and that services have. */
function rightsFor(access: Route['access'], ofCommand: Action | undefined): Requirement[] {
  const rights = access?.kind === 'needs' ? access.actions : ofCommand === undefined ? [] : [ofCommand];
  const scopes: readonly Action[] = tokenScope.options;
  return rights
    .filter((right) => scopes.includes(right) && scopeOf('service', right) !== 'none')
    .map((right) => ({ serviceToken: [right] }));
}
