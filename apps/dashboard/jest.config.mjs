import { fileURLToPath } from 'node:url';
import { browserPreset } from '@safe-haven/jest-preset';

export default browserPreset(import.meta.dirname, {
  // Nothing of Nest is loaded here; what is missing in the test browser is put there instead.
  setupFiles: [fileURLToPath(new URL('./testing/browser.mjs', import.meta.url))],
  setupFilesAfterEnv: ['texts', 'waiting'].map((name) =>
    fileURLToPath(new URL(`./testing/${name}.mjs`, import.meta.url)),
  ),
  moduleNameMapper: { '\\.css$': fileURLToPath(new URL('./testing/css.mjs', import.meta.url)) },
});
