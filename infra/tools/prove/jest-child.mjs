// The other end of `JestProcess`: runs Jest in this process each time it is asked to.
import { runCLI } from 'jest';

process.on('message', async ({ config, tests, testNamePattern }) => {
  await runCLI({ _: tests, $0: '', ci: true, runInBand: true, config, testNamePattern }, [config]);
  process.send({ grown: process.memoryUsage.rss() });
});
