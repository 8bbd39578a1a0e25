// What browsers have and the test browser lacks, no more than our code uses.
import { TextDecoder, TextEncoder } from 'node:util';

globalThis.IS_REACT_ACT_ENVIRONMENT = true;
globalThis.TextEncoder ??= TextEncoder;
globalThis.TextDecoder ??= TextDecoder;
globalThis.matchMedia ??= (query) => ({
  matches: false,
  media: query,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
});
globalThis.window.matchMedia ??= globalThis.matchMedia;
globalThis.Element.prototype.scrollIntoView ??= () => undefined;
