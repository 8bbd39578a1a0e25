import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import { type Life } from '@safe-haven/contracts';

export const LIFE = 'life';

/** Since when a route is there, and how stable it is; in OpenAPI as `x-since` and `x-stability`. */
export const Since = (since: Life['since'], stability: Life['stability']) =>
  applyDecorators(
    SetMetadata(LIFE, { since, stability } satisfies Life),
    ApiExtension('x-since', since),
    ApiExtension('x-stability', stability),
  );
