const { readdirSync, readFileSync, existsSync } = require('node:fs');
const { join } = require('node:path');

const ROOT = join(__dirname, '../..');

/** Every project by its folder, with the tags of its manifest: for whom it is, what it is, where it runs. */
const projects = ['apps', 'libs', 'infra']
  .flatMap((group) => readdirSync(join(ROOT, group)).map((name) => `${group}/${name}`))
  .filter((folder) => existsSync(join(ROOT, folder, 'package.json')))
  .map((folder) => ({
    folder,
    tags: JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8')).nx?.tags ?? [],
  }));

/** A pattern for the files of all projects that have one of the tags. */
const tagged = (...tags) =>
  `^(${projects
    .filter((project) => project.tags.some((tag) => tags.includes(tag)))
    .map((project) => project.folder)
    .join('|')})/`;

module.exports = { tagged };
