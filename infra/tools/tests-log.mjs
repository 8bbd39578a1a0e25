import { appendFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { fromTop } from './run.mjs';

/**
 * Writes what Jest prints of each test file next to its report, as a log: Jest's own reporter writes to the terminal,
 * with its progress, which it would lose by a pipe.
 */
export default class TestsLog {
  constructor({ outputFile }) {
    this.file = outputFile.replace(/\.json$/, '.log');
  }

  onTestFileResult({ path }, { numFailingTests, testExecError, failureMessage, console: printed, perfStats }) {
    const failed = numFailingTests > 0 || Boolean(testExecError);
    const took = ((perfStats.end - perfStats.start) / 1000).toFixed(1);
    const lines = [`${failed ? 'FAIL' : 'PASS'} ${fromTop(path)} (${took} s)`];
    if (failureMessage) lines.push(failureMessage);
    for (const { type, message } of printed ?? []) lines.push(`  ${type}: ${message}`);
    appendFileSync(this.file, `${stripVTControlCharacters(lines.join('\n'))}\n`);
  }
}
