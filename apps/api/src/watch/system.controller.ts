import { Controller, Inject } from '@nestjs/common';
import { LOG_FORMAT, type SystemView, systemRead } from '@safe-haven/contracts';
import manifest from '../../package.json' with { type: 'json' };
import { LiveBoard } from '../board/live-board.ts';
import { instantOf } from '../environment/clock.ts';
import type { Config } from '../environment/config.ts';
import { CONFIG } from '../environment/tokens.ts';
import { Health } from '../http/health.ts';
import { Reads } from '../routes/reads.ts';
import { concernsOf } from './concerns.ts';
import { Vitals } from './vitals.ts';

/** How the program is, for administrators: the same facts as the numbers, without anything installed for it. */
@Controller()
export class SystemController {
  readonly #vitals: Vitals;
  readonly #health: Health;
  readonly #live: LiveBoard;
  readonly #config: Config;

  constructor(vitals: Vitals, health: Health, live: LiveBoard, @Inject(CONFIG) config: Config) {
    this.#vitals = vitals;
    this.#health = health;
    this.#live = live;
    this.#config = config;
  }

  @Reads(systemRead, 'How this program is: what is wrong, since when it runs, its log, its disk and its clock')
  look(): SystemView {
    const vitals = this.#vitals;
    return {
      position: this.#live.position(null),
      status: this.#health.status(),
      concerns: concernsOf(vitals, this.#config),
      startedAt: instantOf(vitals.startedAt),
      version: manifest.version,
      logFormat: LOG_FORMAT,
      store: this.#config.eventStore.kind,
      lastBackupAt: vitals.lastBackupAt,
      readerBehindMs: Math.round(vitals.readersBehindMs().board),
      storeSilentMs: Math.round(vitals.storeSilentMs),
      diskFreeBytes: vitals.diskFreeBytes,
      clockBehindMs: vitals.clockBehindMs,
      openSockets: vitals.openSockets,
      unfinishedCommands: vitals.unfinishedCommands,
    };
  }
}
