/// <reference types="node" />
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { storedEventTypes, storedFacts } from '../facts/index.ts';
import { sealed } from '../primitives.ts';
import { writtenDocument } from './document.ts';
import { WRITTEN_FIELDS, type Written } from './fields.ts';

const PRIVACY = new URL('../../../../docs/PRIVACY.md', import.meta.url);
const [BEGIN, END] = ['<!-- written -->\n\n', '\n\n<!-- /written -->'];

const fields = storedEventTypes.flatMap((type) => {
  const schema = storedFacts[type].schema as z.ZodObject;
  return Object.entries(schema.shape).map(([field, schema]) => ({ type, field, schema: schema as z.ZodType }));
});

/** A schema without `optional` and `nullable`. */
const bare = (schema: z.ZodType): z.ZodType =>
  schema instanceof z.ZodOptional || schema instanceof z.ZodNullable ? bare(schema.unwrap() as z.ZodType) : schema;

/** Whether a schema contains an organisation, a name or a label: the texts that people choose. */
const holdsWords = (field: string, schema: z.ZodType): boolean => {
  const inner = bare(schema);
  if (inner instanceof z.ZodObject)
    return Object.entries(inner.shape).some(([name, part]) => holdsWords(name, part as z.ZodType));
  return inner instanceof z.ZodString && /^(name|label|organisation)$/.test(field);
};

describe('KP-4: what is stored where', () => {
  it('given every event, then the table names its fields, each once, and no other', () => {
    const rowsOfFields = Object.entries(WRITTEN_FIELDS).flatMap(([type, row]) =>
      Object.keys(row).map((f) => `${type}.${f}`),
    );
    expect(rowsOfFields.toSorted()).toEqual(fields.map(({ type, field }) => `${type}.${field}`).toSorted());
  });

  it.each(fields)('then of $type it says of $field what its schema is', ({ type, field, schema }) => {
    const how = (WRITTEN_FIELDS[type] as Record<string, Written>)[field];
    const isBox = bare(schema) === sealed || (type === 'KeyWrapped' && field === 'wrapped');
    expect([field, how === 'sealed']).toEqual([field, isBox]);
    expect([field, how === 'words']).toEqual([field, holdsWords(field, schema)]);
    if (/hash|^sessionId$|^replaces$|^wrappedBy$/i.test(field)) expect([field, how]).toEqual([field, 'hashed']);
  });

  it('then PRIVACY shows the tables', () => {
    const text = readFileSync(PRIVACY, 'utf8');
    const [before, after] = [text.split(BEGIN)[0], text.split(END)[1]];
    const wanted = `${before}${BEGIN}${writtenDocument()}${END}${after}`;
    // HAVEN_WRITE_DOCUMENTS=1 regenerates it.
    if (process.env['HAVEN_WRITE_DOCUMENTS'] === '1') writeFileSync(PRIVACY, wanted);
    expect(readFileSync(PRIVACY, 'utf8')).toBe(wanted);
  });
});
