import { createRequire } from 'node:module';
import Runtime from 'jest-runtime';

/** The object that Jest takes them from: what a module imports of it can't be replaced. */
const vm = createRequire(import.meta.url)('node:vm');
const { compileFunction, SourceTextModule } = vm;

/** V8's code by the name of a file; none where the file's text is another by now. */
class KeptCode {
  #files = new Map();

  of(name, text) {
    const kept = this.#files.get(name);
    return kept?.text === text ? kept.code : undefined;
  }

  keep(name, text, code) {
    this.#files.set(name, { text, code });
  }
}

const modules = new KeptCode();
const functions = new KeptCode();

vm.SourceTextModule = class extends SourceTextModule {
  constructor(text, options) {
    const cachedData = modules.of(options.identifier, text);
    super(text, { ...options, cachedData });
    if (!cachedData) modules.keep(options.identifier, text, this.createCachedData());
  }
};

vm.compileFunction = (text, parameters, options) => {
  const cachedData = functions.of(options.filename, text);
  const compiled = compileFunction(text, parameters, { ...options, cachedData, produceCachedData: !cachedData });
  if (!cachedData) functions.keep(options.filename, text, compiled.cachedData);
  return compiled;
};

/** Jest's runtime, but what a file was compiled to is kept for the test files after it in the same process: Jest compiles each module anew for each of them (docs/adr/0079). */
export default Runtime;
