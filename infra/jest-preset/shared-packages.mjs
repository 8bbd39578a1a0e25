import { createRequire } from 'node:module';
import { sep } from 'node:path';
import { types } from 'node:util';
import { runInNewContext, SyntheticModule } from 'node:vm';
import Runtime from './kept-code.mjs';

const requireOnce = createRequire(import.meta.url);
const PACKAGES = `${sep}node_modules${sep}`;
const OF_JEST = `${PACKAGES}@jest${sep}`;
/** Files of packages that await something as they load, which `require` cannot: Jest loads them for each test file. */
const awaiting = new Set();
/** Constructors of the language (Array, Map, TypeError …). */
const INTRINSICS = runInNewContext('Object.getOwnPropertyNames(globalThis)').filter(
  (name) => /^[A-Z]/.test(name) && typeof globalThis[name] === 'function',
);
/** Methods of Jest's loader that are replaced. They are internal, so a version of Jest without them has to be noticed. */
const REPLACED = ['getContext', 'pendingCjsBuildIsUnmarkedEsm', 'buildCjsAsEsmSyntheticModule'];

/**
 * Jest's runtime, but a package is loaded once in a process, by Node itself, and shared by the test files that run there. The project's own
 * modules are loaded anew for each file, as ever. Jest would read, compile and link each module of a package again for each test file: of a
 * program with Nest that was more than a second of processor time a file (docs/adr/0079).
 *
 * Modules run in the context of the process, so that a test and a package mean the same by `Map`, `TypeError` or a plain object; Jest's own
 * part stays in a context of its own and is given the constructors of the process for its comparisons.
 */
export default class SharedPackages extends Runtime {
  #console = globalThis.console;

  constructor(...args) {
    super(...args);
    const environment = this._environment;
    for (const name of INTRINSICS) environment.global[name] = globalThis[name];
    globalThis.console = environment.global.console;
    const FakeTimers = environment.fakeTimersModern.constructor;
    environment.fakeTimersModern = new FakeTimers({ config: this._config, global: globalThis });
    sharePackages(this.esmLoader);
  }

  /** A package takes the way of CommonJS, whose modules are made of an object that is there already. */
  unstable_shouldLoadAsEsm(path) {
    return !isShared(path) && super.unstable_shouldLoadAsEsm(path);
  }

  teardown() {
    globalThis.console = this.#console;
    super.teardown();
  }
}

function sharePackages(loader) {
  for (const name of REPLACED) {
    if (typeof loader?.[name] === 'function') continue;
    throw new Error(`Jest's loader has no ${name} any more: see docs/adr/0079`);
  }
  const isUnmarkedEsm = loader.pendingCjsBuildIsUnmarkedEsm.bind(loader);
  const build = loader.buildCjsAsEsmSyntheticModule.bind(loader);
  // Asked all the same: it refuses what is imported after the end of a test file.
  const ownContext = loader.getContext.bind(loader);
  loader.getContext = () => void ownContext();
  loader.pendingCjsBuildIsUnmarkedEsm = (module) => !isShared(module.modulePath) && isUnmarkedEsm(module);
  loader.buildCjsAsEsmSyntheticModule = (from, path, context) =>
    isShared(path) ? packageModule(path) : build(from, path, context);
}

function isShared(path) {
  if (!path.includes(PACKAGES) || path.includes(OF_JEST) || awaiting.has(path)) return false;
  try {
    requireOnce(path);
  } catch (error) {
    if (error.code === 'ERR_REQUIRE_ASYNC_MODULE') awaiting.add(path);
  }
  return !awaiting.has(path);
}

/** The module that a test imports for a package: its exports by name, and as default what `import` of Node would give. */
function packageModule(path) {
  const exported = requireOnce(path);
  const isNamespace = types.isModuleNamespaceObject(exported);
  const names = Object.keys(Object(exported)).filter((name) => name !== 'default' && name !== 'module.exports');
  const set = function () {
    for (const name of names) this.setExport(name, exported[name]);
    this.setExport('default', isNamespace ? exported.default : exported);
  };
  return new SyntheticModule([...names, 'default'], set, { identifier: path });
}
