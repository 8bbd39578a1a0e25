import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';

export const LIFE = 'life';

/**
 * `stable`: programs of others may rely on it, and a release only adds to it. `page`: it is for the page of the same
 * release, and may change with it (`PROTOCOL`).
 */
export type Stability = 'stable' | 'page';
export interface Life {
  /** The release that it came with. */
  readonly since: `${number}.${number}.${number}`;
  readonly stability: Stability;
}

/** Since when a route is there, and how stable it is; in OpenAPI as `x-since` and `x-stability`. */
export const Since = (since: Life['since'], stability: Stability) =>
  applyDecorators(
    SetMetadata(LIFE, { since, stability } satisfies Life),
    ApiExtension('x-since', since),
    ApiExtension('x-stability', stability),
  );
