/** Packages that a lockfile (version 2 or 3) names, each as `name@version`; what is our own is none. */
export function namesInLock({ packages }) {
  return new Set(
    Object.entries(packages).flatMap(([path, { name, version, link }]) => {
      const at = path.lastIndexOf('node_modules/');
      return at < 0 || link ? [] : [`${name ?? path.slice(at + 'node_modules/'.length)}@${version}`];
    }),
  );
}

/**
 * What is wrong with a CycloneDX file, in sentences: none where it has the shape of the standard (ECMA-424) as far as readers
 * rely on it, and names every package of the lockfile.
 */
export function faultsOf(bom, inLock) {
  const { bomFormat, specVersion, serialNumber, version, metadata, components, dependencies } = bom;
  const faults = [];
  const must = (holds, sentence) => {
    if (!holds) faults.push(sentence);
  };
  must(bomFormat === 'CycloneDX' && /^1\.[4-9]$/.test(specVersion), 'It is no CycloneDX file of version 1.4 or newer.');
  must(/^urn:uuid:[0-9a-f-]{36}$/.test(serialNumber), 'It has no serial number.');
  must(version === 1, 'It has no version.');
  must(!Number.isNaN(Date.parse(metadata?.timestamp)), 'It does not say when it was made.');
  must(metadata?.component?.name === 'safe-haven', 'It does not say what it is of.');
  const listed = Array.isArray(components) ? components : [];
  for (const c of listed) {
    const ours = c.purl?.startsWith('pkg:npm/%40safe-haven/');
    must(c.type === 'library' && c.name && c.version, `${c['bom-ref']} has no name or version.`);
    must(ours || c.purl?.startsWith('pkg:npm/'), `${c['bom-ref']} has no package URL.`);
  }
  const refs = new Set([metadata?.component?.['bom-ref'], ...listed.map((c) => c['bom-ref'])]);
  must(refs.size === listed.length + 1, 'Two components have one reference.');
  for (const { ref, dependsOn = [] } of dependencies ?? [])
    for (const to of [ref, ...dependsOn]) must(refs.has(to), `${to} is depended on and not listed.`);
  // By the package URL: the name next to it is that of the folder, which may be an alias.
  const named = new Set(listed.map(({ purl = '' }) => decodeURIComponent(purl.replace('pkg:npm/', '').split('?')[0])));
  for (const name of inLock) must(named.has(name), `${name} is in the lockfile and not listed.`);
  return faults;
}
