import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { OpenInTheDemo } from '../routes/access.ts';
import { Since } from '../routes/life.ts';
import { OpenApiDocument } from './openapi-document.ts';

/** The OpenAPI document, generated from the schemas that parse the requests. */
@Controller('api/openapi.json')
@OpenInTheDemo()
@ApiExcludeController()
export class DocsController {
  readonly #openApi: OpenApiDocument;

  constructor(openApi: OpenApiDocument) {
    this.#openApi = openApi;
  }

  @Get()
  @Since('0.1.0', 'stable')
  document() {
    return this.#openApi.document();
  }
}
