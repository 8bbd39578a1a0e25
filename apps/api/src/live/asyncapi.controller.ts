import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { OpenInTheDemo } from '../routes/access.ts';
import { Since } from '../routes/life.ts';
import { asyncApi } from './asyncapi.ts';

/** The AsyncAPI document, generated from the schemas of the socket's messages. */
@Controller('api/asyncapi.json')
@OpenInTheDemo()
@ApiExcludeController()
export class AsyncApiController {
  @Get()
  @Since('0.1.0', 'stable')
  document() {
    return asyncApi();
  }
}
