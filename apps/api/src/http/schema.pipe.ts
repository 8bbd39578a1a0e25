import { StandardSchemaValidationPipe } from '@nestjs/common';
import { Failure } from '../problems/failure.ts';
import { faultsOf } from '../problems/faults.ts';

/** Parses what a route declares with a schema; anything else about it is refused with the path of each fault. */
export const schemaPipe = () =>
  new StandardSchemaValidationPipe({
    exceptionFactory: (issues) => new Failure('invalid', { faults: faultsOf(issues) }),
  });
