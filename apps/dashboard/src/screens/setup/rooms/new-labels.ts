/** Labels for new beds that continue from the last one: "3D" after "3C", "Bed 3" after "Bed 2". */
export function newLabels(existingLabels: readonly string[], count: number): readonly string[] {
  let last = existingLabels.toSorted(byNumber).at(-1) ?? '0';
  return Array.from({ length: count }, () => {
    last = following(last);
    return last;
  });
}

const byNumber = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });

/** The label after another: increments its last number or letter; after "Z", or without either, a number is added. */
function following(label: string): string {
  const [, before = '', end = ''] = /^(.*?)(\d+|[A-Y])$/.exec(label) ?? [];
  if (/^\d+$/.test(end)) return `${before}${Number(end) + 1}`;
  return end === '' ? `${label} 2` : `${before}${String.fromCharCode(end.charCodeAt(0) + 1)}`;
}
