/** `npm run prove -- NAME`: shows that something holds by trying to break it. Each proof prints what it did. */
import { print } from './run.mjs';

const PROOFS = {
  log: ['reads the log of a data folder and checks its chain; stop the program first', () => import('./prove/log.mjs')],
  attacks: [
    'attacks a program in its long form and prints what could be inferred',
    () => import('./prove/attacks.mjs'),
  ],
  answers: [
    'sends commands over cut lines to two programs: every final answer is what the log says',
    () => import('./prove/answers.mjs'),
  ],
  breaks: ['plants one-line breaks in a copy and expects the tests to fail', () => import('./prove/breaks.mjs')],
};

const [name, ...rest] = process.argv.slice(2);
const proof = Object.hasOwn(PROOFS, name ?? '') ? PROOFS[name] : null;
if (proof) {
  const { prove } = await proof[1]();
  process.exitCode = (await prove(rest)) ? 0 : 1;
} else {
  print('What can be proved:');
  for (const [known, [what]] of Object.entries(PROOFS)) print(`  npm run prove -- ${known}   ${what}`);
  process.exitCode = 1;
}
