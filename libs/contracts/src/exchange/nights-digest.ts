/** A report of a night, as it is stored. */
interface ReportedNight {
  readonly night: string;
  readonly asOf: string;
  readonly inService: number | null;
  readonly occupied: number;
}

/** A digest of the nights of each month, to compare them (two hashes of 32 bits and the length; not cryptographic). */
export function nightsDigest(nights: Iterable<ReportedNight>): Record<string, string> {
  const months = new Map<string, string[]>();
  for (const { night, asOf, inService, occupied } of nights) {
    const month = night.slice(0, 7);
    const line = `${night} ${asOf} ${inService} ${occupied}`;
    const lines = months.get(month);
    if (lines === undefined) months.set(month, [line]);
    else lines.push(line);
  }
  return Object.fromEntries([...months].map(([month, lines]) => [month, digest(lines.sort().join('\n'))]));
}

function digest(text: string): string {
  let [hash1, hash2] = [0x811c9dc5, 0x01000193];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    hash1 = Math.imul(hash1 ^ code, 0x01000193);
    hash2 = Math.imul(hash2 ^ (code + i), 0x85ebca6b);
  }
  return `${(hash1 >>> 0).toString(36)}-${(hash2 >>> 0).toString(36)}-${text.length}`;
}
