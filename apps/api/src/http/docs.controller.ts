import { Controller, Get } from '@nestjs/common';
import { OpenToAnybody } from '../routes/access.ts';
import { asyncApi } from './asyncapi.ts';
import { openApi } from './openapi.ts';

/** The contract for machines, made of the very schemas that parse the requests. */
@Controller('api')
@OpenToAnybody()
export class DocsController {
  @Get('openapi.json')
  openApi() {
    return openApi();
  }

  @Get('asyncapi.json')
  asyncApi() {
    return asyncApi();
  }
}
