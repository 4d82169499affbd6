import { z } from 'zod';
import type { CommandDefinition } from '../../contracts/definitions.ts';
import { fieldErrorsOf } from '../../src/command/well-formed.ts';

/** A field of a command's body that takes a text of some form; `*` stands for every item of a list. */
export interface TextField {
  readonly command: CommandDefinition;
  readonly path: string;
  readonly schema: z.ZodType;
}

const fieldsIn = (command: CommandDefinition, schema: z.ZodType, path: readonly string[]): TextField[] => {
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([name, field]) =>
      fieldsIn(command, field as z.ZodType, [...path, name]),
    );
  if (schema instanceof z.ZodArray) return fieldsIn(command, schema.element as z.ZodType, [...path, '*']);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return fieldsIn(command, schema.unwrap() as z.ZodType, path);
  if (schema instanceof z.ZodNumber || schema instanceof z.ZodBoolean) return [];
  return [{ command, path: path.join('/'), schema }];
};

/** Every field of a command that takes a text, enumerations and unions with one among them. */
export const textFields = (command: CommandDefinition): TextField[] => fieldsIn(command, command.body, []);

/** What a person is told of `text` in a field. */
export const messages = ({ schema }: TextField, text: string): string[] =>
  fieldErrorsOf(schema.safeParse(text).error ?? new z.ZodError([])).map(({ message }) => message);

export const nameOf = ({ command, path }: TextField): string => `${command.name} ${path}`;
