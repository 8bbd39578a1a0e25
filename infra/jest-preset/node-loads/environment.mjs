import { runInNewContext } from 'node:vm';
import { ModernFakeTimers } from '@jest/fake-timers';
import { TestEnvironment } from 'jest-environment-node';
import { failed, forgetListeners } from '../failures.ts';
import { importTest } from './loader.mjs';
import { atSource } from './positions.mjs';
import { IMPORT } from './transform.mjs';

/** Constructors of the language (Array, Map, TypeError …). */
const INTRINSICS = runInNewContext('Object.getOwnPropertyNames(globalThis)').filter(
  (name) => /^[A-Z]/.test(name) && typeof globalThis[name] === 'function',
);
const CONSOLE = globalThis.console;

/**
 * Jest's environment for Node, but a test file and all that it imports are loaded by Node itself, in the context of the process: a test and a
 * package mean the same by `Map`, `TypeError` or a plain object, and a module is loaded once for all test files of a worker (docs/adr/0116).
 * Jest's own part stays in a context of its own, and is given the constructors of the process for its comparisons.
 */
export default class NodeLoads extends TestEnvironment {
  #endsAtFirstFailure;
  #failed = false;

  constructor(config, context) {
    super(config, context);
    for (const name of INTRINSICS) this.global[name] = globalThis[name];
    this.fakeTimersModern.dispose();
    this.fakeTimersModern = new ModernFakeTimers({ config: config.projectConfig, global: globalThis });
    const { setupFiles, testEnvironmentOptions } = config.projectConfig;
    this.#endsAtFirstFailure = testEnvironmentOptions.endsAtFirstFailure === true;
    this.global[IMPORT] = (path, jest) => importTest(path, jest, setupFiles);
  }

  async setup() {
    await super.setup();
    globalThis.console = this.global.console;
    // Jest sets its own before each file, and ours goes around that.
    const format = Error.prepareStackTrace;
    Error.prepareStackTrace = (error, frames) => format(error, frames.map(atSource));
  }

  /** Jest's own `bail` ends the process. */
  async handleTestEvent({ name, test }) {
    if (name === 'test_fn_failure' || name === 'hook_failure') {
      this.#failed = true;
      await failed();
    }
    if (name === 'test_start' && this.#failed && this.#endsAtFirstFailure) test.mode = 'skip';
  }

  async teardown() {
    forgetListeners();
    globalThis.console = CONSOLE;
    await super.teardown();
  }
}
