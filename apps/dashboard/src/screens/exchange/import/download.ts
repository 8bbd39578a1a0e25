import { csvLine, type ImportFault, type ImportProfile } from '@safe-haven/contracts/exchange';

function download(name: string, text: string, type: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Downloads the column mapping, to be reused for the next file of the same form. It holds no data of a shelter. */
export const downloadProfile = (profile: ImportProfile): void =>
  download(`import-${profile.kind}.json`, `${JSON.stringify(profile, null, 2)}\n`, 'application/json');

/** Downloads every fault as CSV, with a byte order mark, by which spreadsheets recognise UTF-8. */
export async function downloadReport(
  faults: AsyncIterable<ImportFault>,
  refused: readonly ImportFault[],
  formatFault: (fault: ImportFault) => string,
): Promise<void> {
  const rowOf = (fault: ImportFault) =>
    csvLine([String(fault.line), fault.column ?? '', formatFault(fault), fault.typed]);
  const rows = [csvLine(['line', 'column', 'what', 'cell'])];
  for await (const fault of faults) rows.push(rowOf(fault));
  for (const fault of refused) rows.push(rowOf(fault));
  download('import-report.csv', `\uFEFF${rows.join('\r\n')}\r\n`, 'text/csv');
}
