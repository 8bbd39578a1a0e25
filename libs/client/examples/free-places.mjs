/**
 * Says how many places are free in one's own houses, and reports a count where one is given:
 *
 *     HAVEN_URL=https://haven.example.org HAVEN_TOKEN=… node libs/client/examples/free-places.mjs
 *     … node libs/client/examples/free-places.mjs lipa 2026-11-26 4
 *
 * The token needs "Read the numbers of the own houses", and "Report counts" for the second.
 */
import { Haven, HavenRefused } from '@safe-haven/client';

const { HAVEN_URL: url = 'http://127.0.0.1:3000', HAVEN_TOKEN: token = '' } = process.env;
const [shelterId, night, occupied] = process.argv.slice(2);
const haven = new Haven({ url, token });

try {
  if (shelterId !== undefined) {
    await haven.reportCensus(shelterId, { night, occupied: Number(occupied), asOf: new Date().toISOString() });
    console.log(`${shelterId}: ${occupied} people on the night of ${night}`);
  }
  for (const { name, places, intake, closed } of await haven.houses())
    if (!closed)
      console.log(
        `${name}: ${places.free} free, ${places.together} together${intake.state === 'paused' ? ', takes nobody now' : ''}`,
      );
} catch (error) {
  if (!(error instanceof HavenRefused)) throw error;
  console.error(`${error.problem.title} ${error.problem.next ?? ''}`);
  process.exitCode = 1;
}
