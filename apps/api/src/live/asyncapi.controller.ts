import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { OpenInTheDemo } from '../routes/access.ts';
import { asyncApi } from './asyncapi.ts';

/** The contract of the socket for machines, made of the very schemas of its messages. */
@Controller('api/asyncapi.json')
@OpenInTheDemo()
@ApiExcludeController()
export class AsyncApiController {
  @Get()
  document() {
    return asyncApi();
  }
}
