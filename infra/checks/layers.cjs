const { readdirSync } = require('node:fs');
const { join, relative } = require('node:path');

/** The folders of a folder, each as a room of its own. */
const foldersIn = (folder) =>
  readdirSync(join(__dirname, '../..', folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${folder.split('/').at(-1)}/${entry.name}/`);

/**
 * The layers of the two programs, from the top to the bottom (docs/ARCHITECTURE.md). A room imports what lies below it, never
 * what lies above; rooms of a layer that is `apart` never import each other either. A new room joins a layer here, in one line.
 */
const LAYERS = {
  api: {
    root: 'apps/api/src',
    layers: [
      { name: 'composition', rooms: ['[^/]+\\.ts$', 'cli/', 'operator-acts/', 'watch/'] },
      { name: 'http', rooms: ['http/', 'demo/'], apart: true },
      { name: 'by-itself', rooms: ['live/', 'processes/'], apart: true },
      { name: 'operations', rooms: ['operations/', 'sms/'], apart: true },
      {
        name: 'capabilities',
        rooms:
          'audit board exports figures find forecast handover requests shelters surges tonight transfers trends vault webhooks'
            .split(' ')
            .map((n) => `${n}/`),
        apart: true,
      },
      { name: 'past', rooms: ['replay/'] },
      { name: 'cases', rooms: ['cases/'] },
      { name: 'identity', rooms: ['identity/'] },
      { name: 'privacy', rooms: ['privacy/'] },
      { name: 'history', rooms: ['history/'] },
      { name: 'feed', rooms: ['feed/'] },
      { name: 'streams', rooms: ['streams/'] },
      { name: 'environment', rooms: ['environment/'] },
      { name: 'limits', rooms: ['limits/'] },
      { name: 'ground', rooms: ['metrics/', 'routes/', 'traces/'], apart: true },
      { name: 'problems', rooms: ['problems/'] },
    ],
  },
  dashboard: {
    root: 'apps/dashboard/src',
    layers: [
      { name: 'app', rooms: ['[^/]+\\.(tsx?|css)$', 'app/'] },
      // Each screen is a room: what two of them share is a feature.
      { name: 'screens', rooms: foldersIn('apps/dashboard/src/screens'), apart: true },
      { name: 'features', rooms: ['features/'] },
      { name: 'practice', rooms: ['practice/'] },
      { name: 'parts', rooms: ['model/', 'ui/'], apart: true },
      { name: 'net', rooms: ['net/'] },
      { name: 'locales', rooms: ['locales/'] },
    ],
  },
};

/** The rules of one program; `notFrom` are the files of tests, which may look at anything. */
function rulesOf(program, { root, layers }, notFrom) {
  const pathOf = (rooms) => `^${root}/(${rooms.join('|')})`;
  const rule = (name, comment, from, to) => ({ name: `${program}-${name}`, comment, severity: 'error', from, to });
  const down = layers.slice(1).map(({ name, rooms }, i) => {
    const above = layers.slice(0, i + 1);
    const names = above.map((layer) => layer.name).join(', ');
    return rule(
      `${name}-imports-down`,
      `Imports go down: ${name} knows nothing of ${names}.`,
      { path: pathOf(rooms), pathNot: notFrom },
      { path: pathOf(above.flatMap((layer) => layer.rooms)) },
    );
  });
  const apart = layers
    .filter((layer) => layer.apart)
    .map(({ name, rooms }) =>
      rule(
        `${name}-apart`,
        `What is side by side in ${name} meets in the layers below, or in the one above that composes it.`,
        { path: pathOf(rooms), pathNot: notFrom },
        { path: pathOf(rooms), pathNot: `^${root}/$1` },
      ),
    );
  const placed = rule(
    'every-room-has-a-layer',
    'A room without a layer may be imported from anywhere: name its layer in infra/checks/layers.cjs.',
    { path: `^${root}/`, pathNot: [pathOf(layers.flatMap((layer) => layer.rooms)), notFrom] },
    {},
  );
  return [...down, ...apart, placed];
}

const layerRules = (notFrom) => Object.entries(LAYERS).flatMap(([program, tree]) => rulesOf(program, tree, notFrom));

/** A file of one room that imports one of another. */
const importing = (from, to) => `import type {} from '${relative(from, to)}/x.ts';`;

/** For each rule above a file that breaks it: from a room of the layer to one of the top, to a neighbour, from nowhere. */
function plantedInLayers() {
  return Object.fromEntries(
    Object.entries(LAYERS).flatMap(([program, { root, layers }]) => {
      const rooms = layers.map((layer) => layer.rooms.filter((room) => room.endsWith('/')));
      const file = (room, name) => `${root}/${room}${name}.ts`;
      const down = layers.slice(1).map(({ name }, i) => {
        const [from, to] = [rooms[i + 1][0], rooms[i].at(-1)];
        return [`${program}-${name}-imports-down`, [file(from, `up-${i}`), importing(from, to), file(to, 'x')]];
      });
      const apart = layers.flatMap(({ name, apart }, i) => {
        if (!apart) return [];
        const [from, to] = rooms[i];
        return [[`${program}-${name}-apart`, [file(from, 'across'), importing(from, to), file(to, 'x')]]];
      });
      const lost = [
        `${program}-every-room-has-a-layer`,
        [file('nowhere/', 'lost'), "import './x.ts';", file('nowhere/', 'x')],
      ];
      return [...down, ...apart, lost];
    }),
  );
}

module.exports = { layerRules, plantedInLayers };
