import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

type Json = Record<string, unknown>;

/** What a document says of a response or message, as a function; its `$ref`s are those of the document. */
export interface Schemas {
  /** The validator of the schema that stands at this JSON Pointer (RFC 6901). */
  at(pointer: string): ValidateFunction;
}

const withFormats = addFormats as unknown as (ajv: Ajv2020) => void;

/** Compiles the schemas of an OpenAPI or AsyncAPI document (JSON Schema 2020-12), each when it is asked for. */
export const schemasOf = (document: Json): Schemas => {
  const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allErrors: true });
  withFormats(ajv);
  ajv.addVocabulary(Object.keys(document));
  ajv.addSchema({ $id: 'http://document.example/', ...document });
  return {
    at: (pointer) => {
      const found = ajv.getSchema(`http://document.example/#${pointer}`);
      if (found === undefined) throw new Error(`there is no schema at ${pointer}`);
      return found;
    },
  };
};

/** The pointer to what stands at these names. */
export const pointer = (...names: readonly string[]): string =>
  names.map((name) => `/${encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('');

/** The words of a validator for what it found last. */
export const complaints = ({ errors }: ValidateFunction): string =>
  (errors ?? [])
    .map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`)
    .join('\n');
