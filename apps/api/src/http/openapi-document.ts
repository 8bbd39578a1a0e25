import type { INestApplication } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { openApi } from './openapi.ts';

/** The OpenAPI document of a running application; generated on the first request and cached. */
export class OpenApiDocument {
  #app: INestApplication | null = null;
  #document: OpenAPIObject | null = null;

  of(app: INestApplication): void {
    this.#app = app;
  }

  document(): OpenAPIObject {
    if (!this.#app) throw new Error('There is no application to document.');
    this.#document ??= openApi(this.#app);
    return this.#document;
  }
}
