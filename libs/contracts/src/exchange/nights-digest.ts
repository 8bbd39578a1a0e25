/** A report of a night, as it is stored. */
interface ReportedNight {
  readonly night: string;
  readonly asOf: string;
  readonly inService: number | null;
  readonly occupied: number;
}

/** What tells whether two months of one house are the same, night by night (two hashes of 32 bits and the length): by month. */
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
  let [one, other] = [0x811c9dc5, 0x01000193];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul(other ^ (code + i), 0x85ebca6b);
  }
  return `${(one >>> 0).toString(36)}-${(other >>> 0).toString(36)}-${text.length}`;
}
