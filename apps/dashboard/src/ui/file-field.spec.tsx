import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { FileField } from './file-field.tsx';

const sized = (name: string, size: number) => Object.defineProperty(new File([], name), 'size', { value: size });
const NIGHTS = sized('nights.csv', 1_234_567);

function Chooser({ busy = false }: { readonly busy?: boolean }) {
  const [file, setFile] = useState<File | null>(null);
  return <FileField label="File" hint="CSV" accept=".csv" file={file} busy={busy} onChoose={setFile} />;
}
const button = () => screen.getByRole('button');

afterEach(cleanup);

describe('given a field for a file', () => {
  it('when nothing is chosen, then its button says in the language of the page what to do', () => {
    render(<Chooser />);
    expect(button().textContent).toBe('Choose a file');
    expect(screen.getByRole('button', { name: 'File Choose a file', description: /CSV$/ })).toBe(button());
  });

  it('when a file is dropped on it or chosen, then its name and size are there to read', () => {
    const { container } = render(<Chooser />);
    fireEvent.drop(container.querySelector('.file-zone')!, { dataTransfer: { files: [NIGHTS] } });
    expect(screen.getByRole('status').textContent).toBe('nights.csv 1.2\u00A0MB');
    expect(button().textContent).toBe('Choose another file');
    const input = container.querySelector('input')!;
    fireEvent.change(input, { target: { files: [sized('other.csv', 800)] } });
    expect(screen.getByRole('status').textContent).toBe('other.csv 1\u00A0kB');
  });

  it('when it is busy, then nothing can be chosen or dropped', () => {
    const { container } = render(<Chooser busy />);
    fireEvent.drop(container.querySelector('.file-zone')!, { dataTransfer: { files: [NIGHTS] } });
    expect(screen.getByRole('status').textContent).toBe('');
    expect(button().getAttribute('aria-disabled')).toBe('true');
  });
});
