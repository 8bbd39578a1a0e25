import { z } from 'zod';

type JsonSchema = Record<string, unknown>;

/** A zod schema as JSON Schema of what clients send (`input`) or receive (`output`). */
export function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
