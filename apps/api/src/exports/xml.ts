/** An element with its children or its text; null is left out. */
export type Xml = string | null;

/** Escapes text and attributes, and drops characters that XML 1.0 forbids. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly Xml[]
): string {
  const attributeTexts = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  return `<${name}${attributeTexts.join('')}>${children.filter((child) => child !== null).join('')}</${name}>`;
}

/** An element with only text. */
export const textElement = (name: string, text: string): string => `<${name}>${escaped(text)}</${name}>`;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const NOT_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** Text escaped for XML. */
const escaped = (text: string): string =>
  text.replaceAll(NOT_XML, '').replaceAll(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
