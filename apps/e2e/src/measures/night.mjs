import { App } from '../given/app.ts';
import { walkHotline, walkShelter } from '../given/night-walk.ts';
import { slowConnection } from '../given/slow-connection.ts';
import { spread } from './stats.mjs';

const ROUNDS = 3;
/** Asked of each task, s of waiting; the taps and the px are held by a test (TN-11). */
const ASKED_S = { 'find and hold': 1.5 };

/** The tasks of a night on a phone of 390 × 844, 4 × slower processor, slow 4G: taps, px of the first button, seconds waited. */
export async function measureNight(until) {
  const rounds = [];
  for (let n = 0; n < ROUNDS && (n === 0 || Date.now() < until); n++) {
    const app = await App.open();
    try {
      rounds.push([...(await walkHotline(app, slowConnection)), ...(await walkShelter(app, slowConnection))]);
    } finally {
      await app.close();
    }
  }
  const lines = rounds[0].map(({ task, taps, firstButton }, i) => {
    const waited = rounds.map((walked) => walked[i].waitedMs);
    return `| ${task} | ${taps} | ${firstButton} | ${spread(waited, (ms) => `${(ms / 1000).toFixed(2)} s`)} | ${ASKED_S[task] ? `${ASKED_S[task]} s` : ''} |`;
  });
  return [
    `| ${rounds.length} nights, medians (least to most) | taps | first button, px | waited | asked |`,
    '|---|---|---|---|---|',
    ...lines,
  ].join('\n');
}
