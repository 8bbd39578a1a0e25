/**
 * Keeps a file of one's own houses in a form that another program reads: `hsds` (Open Referral HSDS 3.1) or `edxl-have`
 * (EDXL-HAVE 2.0). Run it by schedule, every few minutes; where nothing changed, nothing is sent and nothing is written:
 *
 *     HAVEN_URL=https://haven.example.org HAVEN_TOKEN=… node libs/client/examples/poll-exports.mjs hsds services.json
 *
 * The token needs "Fetch files in the forms of partners". Each file that is taken is in the audit trail of the
 * organisation.
 */
import { access, readFile, rename, writeFile } from 'node:fs/promises';
import { Haven, HavenRefused } from '@safe-haven/client';

const { HAVEN_URL: url = 'http://127.0.0.1:3000', HAVEN_TOKEN: token = '' } = process.env;
const [form = 'hsds', path = 'services.json'] = process.argv.slice(2);
const haven = new Haven({ url, token });
/** Of a file that was taken away nothing is known any more. */
const known = await access(path).then(
  () => readFile(`${path}.tag`, 'utf8').catch(() => null),
  () => null,
);

/** A reader meanwhile has the one before or the new one, whole. */
async function put(name, text) {
  await writeFile(`${name}.new`, text);
  await rename(`${name}.new`, name);
}

try {
  const file = await haven.partnerFile(form, known);
  if (file !== null) {
    await put(path, file.text);
    await put(`${path}.tag`, file.tag);
  }
  console.log(file === null ? `${path}: as it was` : `${path}: written anew`);
} catch (error) {
  if (!(error instanceof HavenRefused)) throw error;
  console.error(`${error.problem.title} ${error.problem.next ?? ''}`);
  process.exitCode = 1;
}
