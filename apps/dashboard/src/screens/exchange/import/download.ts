import { csvLine, type ImportFault, type ImportProfile } from '@safe-haven/contracts/exchange';

function download(name: string, text: string, type: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** The columns and words of this import, for the next file of this form. It says nothing of any house. */
export const downloadProfile = (profile: ImportProfile): void =>
  download(`import-${profile.kind}.json`, `${JSON.stringify(profile, null, 2)}\n`, 'application/json');

/** Every fault, a line each, with a byte order mark by which spreadsheets know the encoding. */
export async function downloadReport(
  faults: AsyncIterable<ImportFault>,
  refused: readonly ImportFault[],
  words: (fault: ImportFault) => string,
): Promise<void> {
  const line = (fault: ImportFault) => csvLine([String(fault.line), fault.column ?? '', words(fault), fault.typed]);
  const lines = [csvLine(['line', 'column', 'what', 'cell'])];
  for await (const fault of faults) lines.push(line(fault));
  for (const fault of refused) lines.push(line(fault));
  download('import-report.csv', `\uFEFF${lines.join('\r\n')}\r\n`, 'text/csv');
}
