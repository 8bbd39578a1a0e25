/**
 * What the changelog says of the release of a tag such as `v0.2.0`. Throws where it says nothing, or that it is not released
 * yet: a release has notes and a date.
 */
export function notesOf(changelog, tag) {
  const version = /^v(\d+\.\d+\.\d+)$/.exec(tag)?.[1];
  if (version === undefined) throw new Error(`“${tag}” is no tag of a release, such as v0.2.0.`);
  const [, ...sections] = changelog.split(/^## /m);
  const section = sections.find((text) => text.startsWith(`${version},`) || text.startsWith(`${version}\n`));
  if (section === undefined) throw new Error(`CHANGELOG.md has no section for ${version}.`);
  const [heading, ...lines] = section.split('\n');
  if (!/\d{4}-\d{2}-\d{2}|\d{1,2} \w+ \d{4}/.test(heading)) {
    throw new Error(`CHANGELOG.md gives no date to ${version}: “${heading}”.`);
  }
  return `${lines.join('\n').trim()}\n`;
}
