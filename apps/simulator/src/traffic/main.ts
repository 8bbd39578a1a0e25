import { playNight } from './play-night.ts';
import { readSettings } from './settings.ts';

/** `npm run demo:traffic -- --speed 60 --url http://127.0.0.1:3000 --seed 7`, until Ctrl+C. */
async function main(): Promise<number> {
  const read = readSettings(process.argv.slice(2));
  if (!read.ok) {
    console.error(read.sentence);
    return 2;
  }
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort());
  const { url, speed, seed } = read.settings;
  console.log(`A night at ${url}, ${speed} times as fast, seed ${seed}. Ctrl+C ends it.`);
  const result = await playNight({ url, speed, seed, signal: stop.signal, onOutput: (line) => console.log(line) });
  if (!result.ok) {
    console.error(result.sentence);
    return 1;
  }
  const refused = Object.values(result.refused).reduce((sum, n) => sum + n, 0);
  console.log(`${result.accepted} actions, ${refused} refused.`);
  return 0;
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 1;
});
