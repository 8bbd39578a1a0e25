/**
 * Says how many places are free in one's own houses, and reports a count (people, places) where one is given:
 *
 *     HAVEN_URL=https://haven.example.org HAVEN_TOKEN=… node libs/client/examples/free-places.mjs
 *     … node libs/client/examples/free-places.mjs lipa 2026-11-26 4 10
 *
 * The token needs "Read the numbers of the own houses", and "Report counts" for the second.
 */
import { Haven, HavenRefused } from '@safe-haven/client';

const { HAVEN_URL: url = 'http://127.0.0.1:3000', HAVEN_TOKEN: token = '' } = process.env;
const [shelterId, night, occupied, inService] = process.argv.slice(2);
const haven = new Haven({ url, token });

try {
  if (shelterId !== undefined) {
    const count = { night, occupied: Number(occupied), asOf: new Date().toISOString() };
    // Without its places a house is of those that were said last.
    const places = inService === undefined ? {} : { inService: Number(inService) };
    const { warnings = [] } = await haven.reportCensus(shelterId, { ...count, ...places });
    console.log(`${shelterId}: ${occupied} people on the night of ${night}`);
    // It is kept, and on no board before somebody of the house has confirmed it.
    for (const { title, next } of warnings) console.warn(`${title} ${next}`);
  }
  for (const { name, places, intake, closed } of await haven.shelters()) {
    // null: nobody said yet how many places there are, which differs from none free.
    const numbers = places === null ? 'ask by phone' : `${places.free} free, ${places.together} together`;
    if (!closed) console.log(`${name}: ${numbers}${intake.state === 'paused' ? ', takes nobody now' : ''}`);
  }
} catch (error) {
  if (!(error instanceof HavenRefused)) throw error;
  console.error(`${error.problem.title} ${error.problem.next ?? ''}`);
  process.exitCode = 1;
}
