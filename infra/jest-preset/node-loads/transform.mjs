import { createHash } from 'node:crypto';

/** Where a test file finds the way to Node's loader, in the context that Jest makes for it. */
export const IMPORT = 'importByNode';

const stub = (path) => `import * as jest from '@jest/globals';\nawait ${IMPORT}(${JSON.stringify(path)}, jest);\n`;

/** What Jest runs in place of a test file: it has Node import the file itself. */
export default {
  process: (_source, path) => ({ code: stub(path) }),
  getCacheKey: (_source, path) => createHash('sha1').update(stub(path)).digest('hex'),
};
