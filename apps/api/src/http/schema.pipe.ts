import { StandardSchemaValidationPipe } from '@nestjs/common';
import { Failure } from '../problems/failure.ts';
import { faultsOf } from '../problems/faults.ts';

/** Parses every declared parameter by its schema; a failure is refused with the path of each fault. */
export const schemaPipe = () =>
  new StandardSchemaValidationPipe({
    exceptionFactory: (issues) => new Failure('invalid', { faults: faultsOf(issues) }),
  });
