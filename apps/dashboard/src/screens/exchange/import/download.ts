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
export function downloadReport(faults: readonly ImportFault[], words: (fault: ImportFault) => string): void {
  const lines = faults.map((fault) => [String(fault.line), fault.column ?? '', words(fault), fault.typed]);
  const text = [['line', 'column', 'what', 'cell'], ...lines].map(csvLine).join('\r\n');
  download('import-report.csv', `\uFEFF${text}\r\n`, 'text/csv');
}
