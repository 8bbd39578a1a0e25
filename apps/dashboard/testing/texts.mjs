import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// A page brings the texts of a part with its script (`withTexts`). A test imports the part itself, so all the English texts are here.
if (globalThis.window) {
  const { i18n } = await import('../src/locales/i18n.ts');
  const english = fileURLToPath(new URL('../src/locales/en', import.meta.url));
  for (const file of readdirSync(english).filter((name) => name.endsWith('.json'))) {
    i18n.addResourceBundle('en', file.slice(0, -5), JSON.parse(readFileSync(`${english}/${file}`, 'utf8')));
  }
  // A text whose value has another name in the code would be shown with its braces.
  i18n.options.missingInterpolationHandler = (text, [, value], options) => {
    if (Object.hasOwn(options ?? {}, value.trim())) return '';
    throw new Error(`The text "${text}" got no value "${value.trim()}".`);
  };
}
