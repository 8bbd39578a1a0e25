import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import type { z } from 'zod';
import { BACKUP_OPERATIONS, type BackingUp, LogBackup } from '../privacy/backup/log-backup.ts';
import { type BackupBody, backupBody } from '../privacy/backup/places.ts';
import type { Erased } from '../privacy/erasure/erasures.ts';
import {
  eraseBody,
  KeyOperations,
  OPERATIONS,
  OPERATOR,
  type Retained,
  type Rotation,
  retainBody,
} from '../privacy/erasure/operations.ts';
import type { KeysStatus } from '../privacy/keys/keys-status.ts';
import { ForTheOperator } from '../routes/access.ts';

/** Routes for the operator's command-line tools. For the operator token only, not for any role. */
@Controller()
@ForTheOperator()
export class OperationsController {
  readonly #operations: KeyOperations;
  readonly #backup: LogBackup;

  constructor(operations: KeyOperations, backup: LogBackup) {
    this.#operations = operations;
    this.#backup = backup;
  }

  @Post(OPERATIONS.erase)
  @HttpCode(200)
  erase(@Body({ schema: eraseBody }) body: z.output<typeof eraseBody>): Promise<Erased> {
    return this.#operations.erase(body, OPERATOR);
  }

  @Post(OPERATIONS.retain)
  @HttpCode(200)
  retain(@Body({ schema: retainBody }) body: z.output<typeof retainBody>): Promise<Retained> {
    return this.#operations.retain(body, OPERATOR);
  }

  @Get(OPERATIONS.keys)
  keys(): Promise<KeysStatus> {
    return this.#operations.status();
  }

  @Post(OPERATIONS.rotation)
  @HttpCode(200)
  rotate(): Rotation {
    return this.#operations.startRotation();
  }

  @Post(BACKUP_OPERATIONS.backup)
  @HttpCode(200)
  backUp(@Body({ schema: backupBody }) body: BackupBody): BackingUp {
    return this.#backup.start(body);
  }

  @Get(BACKUP_OPERATIONS.backup)
  backup(): BackingUp {
    return this.#backup.state();
  }

  @Get(OPERATIONS.rotation)
  rotation(): Rotation {
    return this.#operations.rotation();
  }
}
