import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { Field } from './field.tsx';
import { Form, type FormProps } from './form.tsx';
import { FormPart } from './form-part.tsx';

afterEach(cleanup);

let sent = 0;

/** A form with a required name and a required number. */
function Given(props: Partial<FormProps>) {
  const [name, setName] = useState('');
  const [people, setPeople] = useState(0);
  return (
    <Form
      submit="Send"
      sending="Asking"
      busy={false}
      faults={{ name: name === '' && 'Give a name.', people: people === 0 && 'Say who comes.' }}
      onSubmit={() => (sent += 1)}
      {...props}
    >
      <Field name="name" label="Name" hint="As on the door">
        {(ids) => <input {...ids} value={name} onChange={(e) => setName(e.target.value)} />}
      </Field>
      <FormPart name="people">
        <button type="button" onClick={() => setPeople(people + 1)}>
          More
        </button>
      </FormPart>
    </Form>
  );
}

/** A form that is open until it is cancelled. */
function Opened() {
  const [open, setOpen] = useState(true);
  if (!open) return <button type="button" data-opens="here" />;
  return <Given autoFocus place="here" cancel={{ label: 'Back', run: () => setOpen(false) }} />;
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const nameField = () => screen.getByRole('textbox', { name: 'Name' }) as HTMLInputElement;
const typeName = () => fireEvent.change(nameField(), { target: { value: 'Lipa' } });

describe('a form', () => {
  it('says at its button what is missing, and of no field that it is wrong before one tried', () => {
    render(<Given />);
    expect(screen.getByRole('button', { name: 'Send', description: 'Give a name.' })).toBeTruthy();
    expect(nameField().getAttribute('aria-invalid')).toBeNull();
  });

  it('sends nothing while something is missing: each fault is shown at its field, and the first has the focus', () => {
    sent = 0;
    render(<Given />);
    press('Send');
    expect(sent).toBe(0);
    expect(document.activeElement).toBe(nameField());
    expect(screen.getByRole('textbox', { description: 'Give a name.' }).getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByRole('group', { description: 'Say who comes.' })).toBeTruthy();
  });

  it('takes a fault away as it is mended, and leads to the next', () => {
    sent = 0;
    render(<Given />);
    press('Send');
    typeName();
    expect(screen.queryByText('Give a name.')).toBeNull();
    expect(screen.getByRole('textbox', { description: 'As on the door' })).toBeTruthy();
    press('Send');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'More' }));
    press('More');
    press('Send');
    expect(sent).toBe(1);
  });

  it('keeps what was typed when it is refused, and marks the field that the server names', () => {
    const { rerender } = render(<Given />);
    typeName();
    const faults = [{ path: 'name.first', message: 'Too small' }];
    rerender(<Given problem={{ type: 'about:blank', title: 'No.', status: 400, code: 'invalid', faults }} />);
    expect(nameField().value).toBe('Lipa');
    expect(screen.getByRole('textbox', { description: 'This was not accepted.' })).toBe(document.activeElement);
    expect(screen.getByRole('alert')).toBeTruthy();
  });

  it('while offline it does not show the pending label: the text next to the button says why', () => {
    render(<Given faults={{}} busy disabledReason="There is no line." />);
    expect(screen.queryByText('Asking')).toBeNull();
    expect(screen.getByText('There is no line.')).toBeTruthy();
  });

  it('says why nothing can be sent now, and sends nothing while it waits for an answer', () => {
    sent = 0;
    const { rerender } = render(<Given faults={{}} disabledReason="There is no line." />);
    press('Send');
    rerender(<Given faults={{}} busy />);
    press('Asking');
    fireEvent.submit(document.querySelector('form')!);
    expect(sent).toBe(0);
  });

  it('where no field has the name of the fault, the sentence stays at the button', () => {
    render(<Given faults={{ elsewhere: 'Wait for the list.' }} />);
    press('Send');
    expect(screen.getByRole('button', { name: 'Send', description: 'Wait for the list.' })).toBeTruthy();
  });

  it('takes the focus where it opens, and Esc gives it back to what opened it', () => {
    render(<Opened />);
    expect(document.activeElement).toBe(nameField());
    fireEvent.keyDown(nameField(), { key: 'Escape' });
    expect(document.activeElement).toBe(document.querySelector('[data-opens]'));
  });
});
