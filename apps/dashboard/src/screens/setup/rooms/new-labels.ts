/** Names for new beds, going on from the last one that is there: "3D" after "3C", "Bed 3" after "Bed 2". */
export function newLabels(known: readonly string[], count: number): readonly string[] {
  let last = known.toSorted(byNumber).at(-1) ?? '0';
  return Array.from({ length: count }, () => {
    last = following(last);
    return last;
  });
}

const byNumber = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });

/** The name after a name: its last number or letter goes on; after "Z", or without either, it is numbered. */
function following(label: string): string {
  const [, before = '', end = ''] = /^(.*?)(\d+|[A-Y])$/.exec(label) ?? [];
  if (/^\d+$/.test(end)) return `${before}${Number(end) + 1}`;
  return end === '' ? `${label} 2` : `${before}${String.fromCharCode(end.charCodeAt(0) + 1)}`;
}
