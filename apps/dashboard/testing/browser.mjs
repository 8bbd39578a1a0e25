// What browsers have and the test browser lacks, no more than our code uses. Specs without a browser get nothing.
globalThis.IS_REACT_ACT_ENVIRONMENT = true;

if (globalThis.window) {
  globalThis.window.matchMedia ??= (query) => ({
    matches: false,
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  });
  globalThis.Element.prototype.scrollIntoView ??= () => undefined;
}
