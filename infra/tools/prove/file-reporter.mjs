import { writeFileSync } from 'node:fs';

/**
 * Writes what Jest found after each file of tests. Jest's own JSON report is written at the end only, and never when
 * `--bail` ended the run, which is what a caught break does.
 */
export default class FileReporter {
  constructor(_globalConfig, { file }) {
    this.file = file;
    this.report = { success: false, testResults: [] };
  }

  onTestFileResult(_test, { testResults, testExecError, failureMessage }) {
    const assertionResults = testResults.map(({ fullName, status, failureMessages }) => ({
      fullName,
      status,
      failureMessages,
    }));
    const status = testExecError || testResults.some((t) => t.status === 'failed') ? 'failed' : 'passed';
    this.report.testResults.push({ status, assertionResults, message: testExecError?.message ?? failureMessage ?? '' });
    this.write();
  }

  onRunComplete(_contexts, { numFailedTests, numRuntimeErrorTestSuites, numPassedTests }) {
    this.report.success = numPassedTests > 0 && numFailedTests + numRuntimeErrorTestSuites === 0;
    this.write();
  }

  write() {
    writeFileSync(this.file, JSON.stringify(this.report));
  }
}
