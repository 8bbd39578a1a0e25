import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ForTheOperator } from '../../routes/access.ts';
import {
  type Checking,
  type DigestAnswer,
  type DigestBody,
  digestBody,
  LOG_OPERATIONS,
  LogCheck,
} from './log-check.ts';

/**
 * Routes for `audit:verify`, which asks the running program because a running program locks its log. For the operator
 * token only, not for any role.
 */
@Controller()
@ForTheOperator()
export class LogCheckController {
  readonly #check: LogCheck;

  constructor(check: LogCheck) {
    this.#check = check;
  }

  @Post(LOG_OPERATIONS.verify)
  @HttpCode(200)
  verify(): Checking {
    return this.#check.start();
  }

  @Get(LOG_OPERATIONS.verify)
  state(): Checking {
    return this.#check.state();
  }

  @Post(LOG_OPERATIONS.digest)
  @HttpCode(200)
  digest(@Body({ schema: digestBody }) body: DigestBody): Promise<DigestAnswer> {
    return this.#check.digest(body);
  }
}
